import { SourceError } from '../../errors';

/** How warehouses begin what they say of a value that does not fit; the value follows. */
const ABOUT_VALUE =
  /(is not recognized|Bad \w+ value|Invalid (date|timestamp|datetime|time|number|NUMERIC)|Could not (cast|parse)|Failed to (cast|parse)|overflow|out of range|String '.*' is too long)/i;

/** A failure of a statement without the value that broke it: it may be anything a customer wrote. */
export function hideValues(source: string, thrown: unknown): unknown {
  if (!(thrown instanceof SourceError) || !ABOUT_VALUE.test(thrown.message)) return thrown;
  const { failure, status } = thrown;
  const text = 'a value does not fit what the SELECT turns it into';
  return new SourceError(source, failure, text, status === null ? {} : { status });
}
