const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text as a literal of SOQL, with its quotes. Nothing in it can end the literal.
 * Source: SOQL and SOSL Reference, "Quoted String Escape Sequences".
 */
export function quoteSoql(text: string): string {
  return `'${text.replaceAll(/[\\'\n\r\t]/g, (character) => ESCAPES[character] ?? character)}'`;
}

/** `IN` of a list, which must not be empty: SOQL has no word for none. */
export function toSoqlList(texts: readonly string[]): string {
  return `(${texts.map(quoteSoql).join(',')})`;
}

/** An instant as a literal of SOQL: unquoted, UTC. */
export function toSoqlInstant(instant: Date): string {
  return instant.toISOString();
}

/** Salesforce writes `2026-11-20T08:15:30.000+0000`, whose zone lacks a colon. Null when it is no instant. */
export function readSalesforceInstant(text: string): Date | null {
  const instant = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(instant.getTime()) ? null : instant;
}
