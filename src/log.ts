import { pino, type DestinationStream, type Logger } from 'pino';
import { toLoggedError } from './to-logged-error';

/** Whatever is named like this is never written, wherever it hangs in a log line. */
const SECRETS = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'password',
  'authorization',
  'comment',
  'databaseUrl',
];

/** One JSON line per thing that happened, on standard error: standard output belongs to what a command prints. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const paths = SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  return pino(
    { level, redact: { paths, censor: '[redacted]' }, serializers: { err: toLoggedError } },
    destination ?? pino.destination(2),
  );
}
