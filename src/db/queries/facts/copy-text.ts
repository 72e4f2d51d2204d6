export type FactValue = string | number | boolean | Date | null;
export type StagedRow = { line: number; fact: Readonly<Record<string, FactValue | undefined>> };

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Rows in COPY's text format: the line, then the named fields; tabs between, `\N` for null. */
export function toCopyText(rows: readonly StagedRow[], names: readonly string[]): Buffer {
  let text = '';
  for (const { line, fact } of rows) {
    text += line;
    for (const name of names) text += `\t${toCell(fact[name])}`;
    text += '\n';
  }
  return Buffer.from(text); // far smaller than the rows, and outside the heap: what waits for its merge waits as bytes
}

function toCell(value: FactValue | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return SPECIAL.test(value) ? escapeText(value) : value;
  return value instanceof Date ? value.toISOString() : String(value);
}

function escapeText(text: string): string {
  return text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}
