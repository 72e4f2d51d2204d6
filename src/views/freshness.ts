import type { Stream, StreamFreshness } from '../domain/stream';
import { section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { dateTime } from './wording';

export const STREAM_WORDS: Record<Stream, string> = {
  accounts: 'Accounts',
  contacts: 'Contacts',
  usage_daily: 'Usage',
  tickets: 'Support tickets',
  nps: 'NPS',
  invoices: 'Invoices',
  activities: 'Activities',
  subscriptions: 'Subscriptions',
  outcomes: 'Outcomes',
  people: 'People',
  pods: 'Pods',
};

/** `/health freshness` (R31): how far each stream reaches, which are too old to act on, and what that holds back. */
export function buildFreshness(streams: readonly StreamFreshness[]): Message {
  if (streams.length === 0) {
    const text = 'No source has delivered anything yet. Once one has, its freshness stands here.';
    return { text, blocks: [section(text)] };
  }
  const summary = freshnessSummary(streams);
  const lines = streams.slice(0, 25).map(freshnessLine).join('\n');
  return { text: summary, blocks: [section(`*${summary}*`), section(lines)] };
}

/** One sentence for the foot of Home and cards. */
export function freshnessSummary(streams: readonly StreamFreshness[]): string {
  if (streams.length === 0) return 'No data has arrived yet.';
  const stale = streams.filter(({ isStale }) => isStale).map(({ stream }) => STREAM_WORDS[stream]);
  if (stale.length === 0) return 'All data is fresh.';
  return `Stale: ${[...new Set(stale)].join(', ')}. Changes of colour that rest on it are held back.`;
}

function freshnessLine({ stream, source, asOf, limitHours, isStale }: StreamFreshness): string {
  const age = asOf === null ? 'nothing yet' : `as of ${dateTime(asOf)}`;
  const state = isStale ? '⚠ Stale' : '✓ Fresh';
  return `${state} · ${STREAM_WORDS[stream]} (${escapeMrkdwn(source, 40)}): ${age}, limit ${limitHours} h`;
}
