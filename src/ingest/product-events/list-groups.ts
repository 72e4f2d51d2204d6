import { MAX_ID_LENGTH } from './to-short-id';

/**
 * Ids of customers from a property that names one or lists several, each once. What is no name (an object, nothing, more than 200 characters) names
 * no customer. Pure.
 */
export function listGroups(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = values
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map((one) => String(one).replaceAll('\0', '').trim());
  return [...new Set(names)].filter((name) => name !== '' && name.length <= MAX_ID_LENGTH);
}
