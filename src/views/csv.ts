/** A cell's value; null is an empty cell, a Date is written as ISO 8601 in UTC. */
export type CsvCell = string | number | boolean | Date | null;

// A spreadsheet runs a cell that starts with one of these as a formula (OWASP, "CSV Injection").
// Full-width forms count as well: some spreadsheets fold them into the plain sign.
const FORMULA_START = /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/**
 * A table as CSV (RFC 4180): commas, CRLF, quotes doubled, a byte order mark so that spreadsheets read UTF-8.
 * A text that would run as a formula gets a leading apostrophe; numbers are ours and stay numbers, so −3 is −3.
 * @throws RangeError when a row has another number of cells than the header.
 */
export function formatCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row, index) => {
    if (row.length !== header.length) {
      throw new RangeError(`row ${index} has ${row.length} cells, the header has ${header.length}`);
    }
    return row.map(toCell).join(',');
  });
  return BYTE_ORDER_MARK + lines.map((line) => line + LINE_END).join('');
}

function toCell(value: CsvCell): string {
  if (value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return String(value);
  return quoted(FORMULA_START.test(value) ? `'${value}` : value);
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
