export type FactValue = string | number | boolean | Date | null;
export type StagedRow = { line: number; fact: Readonly<Record<string, FactValue | undefined>> };

const ROWS_PER_CHUNK = 1_000;
const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Rows as chunks of COPY's text format: the line, then the named fields; tabs between, `\N` for null. */
export function* toCopyText(rows: readonly StagedRow[], names: readonly string[]): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_PER_CHUNK) {
    let text = '';
    for (const { line, fact } of rows.slice(start, start + ROWS_PER_CHUNK)) {
      text += line;
      for (const name of names) text += `\t${toCell(fact[name])}`;
      text += '\n';
    }
    yield text;
  }
}

function toCell(value: FactValue | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return SPECIAL.test(value) ? escapeText(value) : value;
  return value instanceof Date ? value.toISOString() : String(value);
}

function escapeText(text: string): string {
  return text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}
