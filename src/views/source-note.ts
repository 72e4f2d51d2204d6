import { section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { dayOf } from './wording';

export type StoppedPart = { part: string; since: string; reason: string };

const MAX_SHOWN = 5;

/** A source that Barometer stopped by itself, or that only a person can mend: to RevOps, once per episode. */
export function buildSourceNote({ source, parts }: { source: string; parts: readonly StoppedPart[] }): Message {
  const lead = `The source ${escapeMrkdwn(source)} needs a person. What it brought before stays; it is tried again at its next turn.`;
  const shown = parts
    .slice(0, MAX_SHOWN)
    .map(({ part, since, reason }) => `• ${escapeMrkdwn(part)}, since ${dayOf(since)}: ${escapeMrkdwn(reason, 400)}`);
  const rest = parts.length - shown.length;
  const more = rest > 0 ? [`and ${rest} more: \`barometer doctor\` names all`] : [];
  const text = [lead, ...shown, ...more].join('\n');
  return { text, blocks: [section(text)] };
}
