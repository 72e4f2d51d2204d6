import type { KnownBlock } from '@slack/types';
import { STOP_PARTS, type ShownStop } from '../domain/source';
import { section } from './message';
import { escapeWithin } from './mrkdwn';
import { count, dateTime } from './wording';

const SHOWN = 5;

/** What a person has to mend, of sources that stand still; why, only for RevOps: the others learn that it is known. */
export function buildSourceStops(stops: readonly ShownStop[]): KnownBlock[] {
  if (stops.length === 0) return [];
  const rest = stops.length - SHOWN;
  const more = rest > 0 ? [`and ${count(rest, 'more')}: \`barometer doctor\` names all`] : [];
  return [section(['*Waiting for a person*', ...stops.slice(0, SHOWN).map(sayStop), ...more].join('\n'))];
}

function sayStop({ source, part, since, reason }: ShownStop): string {
  const what = part === STOP_PARTS.settings ? '' : `, ${escapeWithin(part, 60)}`;
  const why = reason === null ? 'RevOps knows.' : escapeWithin(reason, 300);
  const state = part === STOP_PARTS.webhook ? 'Refuses deliveries' : 'Stands still';
  return `⚠ ${state} · ${escapeWithin(source, 40)}${what}, since ${dateTime(since)}: ${why}`;
}
