import type { KnownBlock } from '@slack/types';
import type { AlertCard } from '../domain/alert';
import { SHOWN } from './limits';
import { context } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { tierWord } from './wording';

const LINES_MAX = 5;

/** What else holds beside what the sentence says (R157), the gravest first; of more than five the rest by count. */
export function buildTriggerLines(card: AlertCard): KnownBlock[] {
  const others = listOthers(card);
  const lines = others
    .slice(0, LINES_MAX)
    .map(({ tier, reason }) => `Also, ${tierWord(tier).toLowerCase()}: ${escapeMrkdwn(reason, SHOWN.reason)}`);
  const rest = others.length - lines.length;
  if (rest > 0) lines.push(`and ${rest} more`);
  return lines.map((line) => context(line));
}

/** All that the sentence does not say, each reason once; what has ended is no longer said. */
function listOthers({ reason: said, triggers }: AlertCard): AlertCard['triggers'] {
  const holding = triggers.filter(({ clearedAt, reason }) => clearedAt === null && reason !== said);
  return holding.filter(({ reason }, index) => holding.findIndex((one) => one.reason === reason) === index);
}

/** That nothing holds any more, of an alert that waits for someone to say how it ended; null else. */
export function sayCleared({ triggers, status, to, currentBand }: AlertCard): string | null {
  const isOver = triggers.length > 0 && triggers.every(({ clearedAt }) => clearedAt !== null);
  const isToldAsRecovered = to !== null && currentBand !== to && currentBand !== 'unknown';
  return isOver && status !== 'resolved' && !isToldAsRecovered ? '▲ What opened this alert no longer holds' : null;
}
