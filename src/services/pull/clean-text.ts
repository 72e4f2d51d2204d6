const HALVES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text that Postgres can hold: without NUL and halves of characters. A name with either must not lose the ticket it stands in. Pure. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(HALVES, '\uFFFD');
}
