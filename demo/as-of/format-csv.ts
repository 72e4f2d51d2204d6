const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * One line of CSV with its CRLF (RFC 4180). A cell is quoted when it holds a quote, comma or line break, or begins or ends in blank
 * space (which readers may trim); quotes inside are doubled. An empty cell stays empty. Never throws.
 */
export function formatCsvLine(cells: readonly string[]): string {
  // Joined at once: concatenation would keep every part of the line alive in memory.
  return `${cells.map(formatCell).join(',')}\r\n`;
}

function formatCell(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
