const LONGEST = 200;
const WORDS = ['error_description', 'message', 'detail', 'title', 'description', 'error', 'code', 'type'];
const PLACES = ['errors', 'error'];

/**
 * What the vendor says about a refusal, for people: one short line without secrets and addresses of people, or null when it says nothing that
 * can be shown. Only the fields that vendors put such words in are looked at: the rest may be anybody's text.
 */
export function describeRefusal(text: string, secrets: readonly string[]): string | null {
  const words = findWords(parse(text));
  if (words === null) return null;
  const line = redact(words, secrets)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** The text without what may not be seen: known secrets, whatever looks like one, queries of addresses, e-mail addresses. */
export function redact(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret.length >= 4).toSorted((a, b) => b.length - a.length);
  return known
    .reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text)
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [redacted]')
    .replace(/(https?:\/\/[^\s?"']+)\?[^\s"']*/gi, '$1?[redacted]')
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[redacted]')
    .replace(/\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{24,}\b/gi, '[redacted]');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a page, or nothing: there are no words to show
  }
}

function findWords(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return first;
  if (typeof first !== 'object' || first === null) return null;
  const fields = first as Readonly<Record<string, unknown>>;
  for (const place of PLACES) {
    const inner = fields[place];
    const words = typeof inner === 'object' && inner !== null ? findWords(inner) : null;
    if (words !== null) return words;
  }
  const found = WORDS.map((word) => fields[word]).filter((one): one is string => typeof one === 'string' && one !== '');
  return found.length === 0 ? null : [...new Set(found)].slice(0, 2).join(': ');
}
