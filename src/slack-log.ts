import { type Logger as SlackLogger, LogLevel } from '@slack/web-api';
import type { Logger } from 'pino';

/** The Slack libraries' own messages, through our log: with its level, its format and its redaction. */
export function toSlackLogger(log: Logger): SlackLogger {
  const child = log.child({ from: 'slack-sdk' });
  return {
    debug: (...parts) => child.debug(toText(parts)),
    info: (...parts) => child.debug(toText(parts)), // "now connected" and the like: nothing an operator acts on
    warn: (...parts) => child.warn(toText(parts)),
    error: (...parts) => child.error(toText(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** Only texts and the messages of errors: objects may hold requests with their tokens. */
function toText(parts: readonly unknown[]): string {
  return parts
    .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : '[object]'))
    .join(' ');
}
