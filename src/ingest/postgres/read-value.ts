import type { FactValue } from '../pull/fact-value';

const BOOLEAN = 16;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;

/**
 * How a value of one type (its OID) is read from the text the server sends. Numbers, days and everything else stay the text they are: nothing is
 * rounded, and no day becomes an instant of this machine's zone. A timestamp without zone is read as UTC; the session's zone is UTC too. Pure.
 */
export function readerOf(oid: number): (text: string) => FactValue {
  if (oid === BOOLEAN) return (text) => text === 't';
  if (oid === TIMESTAMP) return (text) => `${text.replace(' ', 'T')}Z`;
  if (oid === TIMESTAMPTZ) return (text) => text.replace(' ', 'T').replace(/\+00(:?00)?$/, 'Z');
  return (text) => text;
}
