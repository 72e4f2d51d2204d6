import type { FactValue } from '../pull/fact-value';

/** A CRM's value as a cell of the contract: texts without space around them, empty as unknown; what is no single value is unknown. */
export function toCellValue(value: unknown): FactValue {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
