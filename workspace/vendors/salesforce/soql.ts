export type SalesforceRecord = Readonly<Record<string, unknown>>;
export type Soql = { fields: readonly string[]; object: string; records: SalesforceRecord[] };

const STATEMENT = /^SELECT (.+?) FROM (\w+)(?: WHERE (.+?))?(?: ORDER BY (\w+)(?:, \w+)?)?(?: LIMIT (\d+))?$/;
const COMPARISON = /^([\w.]+) (>=|<=|>|<|=) (.+)$/;
const MEMBERSHIP = /^([\w.]+) IN \((.+)\)$/;

/**
 * The little of SOQL that is asked here: a list of fields of one object, conditions joined by AND, an order by one field (ties by Id), a limit.
 * @throws Error for anything else, so that nobody takes a question for answered that was not understood.
 */
export function runSoql(text: string, listRecords: (object: string) => readonly SalesforceRecord[]): Soql {
  const match = STATEMENT.exec(text);
  if (match === null) throw new Error(`MALFORMED_QUERY: ${text}`);
  const [, fields = '', object = '', where, orderBy = 'Id', limit] = match;
  const conditions = where === undefined ? [] : where.split(' AND ').map(toCondition);
  const records = listRecords(object)
    .filter((record) => conditions.every((condition) => condition(record)))
    .toSorted((a, b) => compare(read(a, orderBy), read(b, orderBy)) || compare(read(a, 'Id'), read(b, 'Id')));
  return {
    fields: fields.split(', '),
    object,
    records: limit === undefined ? records : records.slice(0, Number(limit)),
  };
}

/** A field of the record, or of one it refers to: `Owner.Email`. */
export function read(record: SalesforceRecord, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    return typeof value === 'object' && value !== null ? (value as SalesforceRecord)[name] : undefined;
  }, record);
}

function toCondition(text: string): (record: SalesforceRecord) => boolean {
  const member = MEMBERSHIP.exec(text);
  if (member !== null) {
    const values = (member[2] ?? '').split(',').map((one) => toLiteral(one.trim()));
    return (record) => values.some((value) => compare(read(record, member[1] ?? ''), value) === 0);
  }
  const match = COMPARISON.exec(text);
  if (match === null) throw new Error(`MALFORMED_QUERY: ${text}`);
  const [, path = '', operator = '', literal = ''] = match;
  const value = toLiteral(literal);
  return (record) => holds(compare(read(record, path), value), operator);
}

function holds(order: number, operator: string): boolean {
  if (operator === '=') return order === 0;
  return operator.endsWith('=') && order === 0 ? true : operator.startsWith('>') ? order > 0 : order < 0;
}

/** Texts are quoted, instants are not; both are compared as what they are. */
function toLiteral(text: string): unknown {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  if (text === 'true' || text === 'false') return text === 'true';
  return Number.isNaN(Number(text)) ? text : Number(text);
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string' && isInstant(a) && isInstant(b))
    return Date.parse(a) - Date.parse(b);
  const [left, right] = [toText(a), toText(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T/.test(text);

/** '' for what is no single value. */
export function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
