import type { Description } from '../../vendor-http/salesforce/answers';

const NUMBERS = ['double', 'currency', 'percent', 'int', 'long'];

/** Of a field by its path, how `describe` calls what it holds; absent for fields of records it refers to. */
export type FieldTypes = ReadonlyMap<string, string>;

export const toFieldTypes = ({ fields }: Description): FieldTypes =>
  new Map(fields.map(({ name, type }) => [name, type]));

/**
 * A row of a CSV answer as the record that JSON would have brought: empty is null, truth and numbers are what they are, and `Owner.Email` stands inside
 * `Owner`, which is null where nothing of it is known. Where a type is not known only truth is told from text. Pure.
 */
export function toRecord(
  fields: readonly string[],
  row: readonly string[],
  types: FieldTypes,
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [index, path] of fields.entries())
    put(record, path.split('.'), toValue(row[index] ?? '', types.get(path) ?? null));
  return record;
}

function put(target: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  if (value === null) {
    target[name] ??= null;
    return;
  }
  const known = target[name];
  const inner = typeof known === 'object' && known !== null ? (known as Record<string, unknown>) : {};
  target[name] = inner;
  put(inner, rest, value);
}

function toValue(text: string, type: string | null): unknown {
  if (text === '') return null;
  if (type === null || type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (!NUMBERS.includes(type)) return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}
