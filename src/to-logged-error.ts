import { pino, type SerializedError } from 'pino';

const REDACTED = '[redacted]';
/** Where a database quotes rows: `Key (email)=(…)`, `Failing row contains (…)`, `COPY accounts, line 3: "…"`. */
const QUOTES = ['params', 'detail', 'where', 'hint'];

/**
 * An error as it is logged: what went wrong and where, without the values of the query that failed. Notes, names and addresses are among
 * those, and the database client says them in its message, its stack and its fields, of the error and of whatever it caused.
 */
export function toLoggedError(error: Error): SerializedError {
  const logged = pino.stdSerializers.err(error);
  const said = listParams(error);
  const clean = (text: string): string => said.reduce((left, params) => left.replaceAll(params, REDACTED), text);
  const fields = Object.fromEntries(QUOTES.filter((key) => Object.hasOwn(logged, key)).map((key) => [key, REDACTED]));
  return { ...logged, ...fields, message: clean(logged.message), stack: clean(logged.stack) };
}

/** The values of every query in the chain of causes, as their messages say them. */
function listParams(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'params' in error && Array.isArray(error.params) ? error.params.join(',') : '';
  return [...(own === '' ? [] : [own]), ...listParams(error.cause)];
}
