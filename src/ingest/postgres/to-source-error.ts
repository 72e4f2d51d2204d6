import { AppError, messageOf, SourceError, type SourceFailure } from '../../errors';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html. Texts without values: a value may be anything a customer wrote. */
const KNOWN: readonly (readonly [pattern: RegExp, failure: SourceFailure, text: string | null])[] = [
  [/^28/, 'config', 'the database refuses the user or the password'],
  [/^3D000$/, 'config', 'the database of this name does not exist'],
  [/^0A000$/, 'config', null], // a WITH that writes, within a SELECT
  [/^25006$/, 'config', 'the SELECT tries to write, which is not allowed'],
  [/^42501$/, 'config', null], // permission denied for table …
  [/^42/, 'config', null], // syntax, unknown table or column: names of the user's own
  [/^22/, 'config', 'a value does not fit what the SELECT turns it into'],
  [/^57014$/, 'transient', 'the SELECT took longer than its time limit and was cancelled'],
  [/^53/, 'transient', 'the database has no room for another connection'],
  [
    /^(SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO|CERT_|ERR_TLS_CERT)/,
    'config',
    'the certificate of the database cannot be verified',
  ],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'config', 'the host of the database is not known'],
  [/^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|57P0\d|08\w{3})$/, 'transient', 'the database cannot be reached'],
];

/** What the driver threw, as a failure of the source: whose it is to mend, and one sentence without values of rows. */
export function toSourceError(source: string, thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = codeOf(thrown);
  const known = KNOWN.find(([pattern]) => pattern.test(code));
  if (known !== undefined) {
    const [, failure, text] = known;
    return new SourceError(source, failure, `${text ?? messageOf(thrown)} (${code})`, { cause: thrown });
  }
  if (/does not support SSL/i.test(messageOf(thrown)))
    return new SourceError(source, 'config', 'the database does not speak TLS', { cause: thrown });
  return new SourceError(source, 'transient', `the database failed${code === '' ? '' : ` (${code})`}`, {
    cause: thrown,
  });
}

function codeOf(thrown: unknown): string {
  const isCoded = typeof thrown === 'object' && thrown !== null && 'code' in thrown;
  return isCoded && typeof thrown.code === 'string' ? thrown.code : '';
}
