import type { KnownBlock } from '@slack/types';
import type { Stream, StreamFreshness } from '../domain/stream';
import type { CrmState } from '../domain/crm-write';
import type { FreshnessSlo } from '../domain/monitor';
import type { Unmatched } from '../domain/source-match';
import type { UnreckonedTerms } from '../domain/unreckoned-terms';
import { buildCrmFreshness } from './crm-freshness';
import { buildUnmatched } from './matching/unmatched';
import { section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { sayUnreckonedTerms } from './unreckoned-terms';
import { count, dateTime } from './wording';

export const STREAM_WORDS: Record<Stream, string> = {
  accounts: 'Accounts',
  contacts: 'Contacts',
  usage_daily: 'Usage',
  engagement_daily: 'Engagement',
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
export function buildFreshness({
  streams,
  slo,
  crm = [],
  unmatched,
  unreckoned,
}: {
  streams: readonly StreamFreshness[];
  slo: readonly FreshnessSlo[];
  crm?: readonly CrmState[];
  unmatched?: Unmatched;
  unreckoned?: UnreckonedTerms;
}): Message {
  const money = unreckoned === undefined ? [] : sayUnreckonedTerms(unreckoned);
  const strangers = [...money.map((sentence) => section(`⚠ ${sentence}`)), ...buildUnmatched(unmatched)];
  if (streams.length === 0) {
    const text = 'No source has delivered anything yet. Once one has, its freshness stands here.';
    return { text, blocks: [section(text), ...strangers] };
  }
  const summary = freshnessSummary(streams);
  const staleFirst = streams.toSorted((a, b) => Number(b.isStale) - Number(a.isStale));
  const lines = staleFirst.slice(0, LINES_SHOWN).map((one) => freshnessLine(one, slo));
  const rest = streams.length - lines.length;
  const more = rest > 0 ? [`and ${count(rest, 'more stream')}`] : [];
  return {
    text: summary,
    blocks: [section(`*${summary}*`), ...toSections([...lines, ...more]), ...strangers, ...buildCrmFreshness(crm)],
  };
}

const LINES_SHOWN = 25;
const LINES_OF_SECTION = 8; // with the longest of names within what a section holds

function toSections(lines: readonly string[]): KnownBlock[] {
  const starts = lines.flatMap((_line, index) => (index % LINES_OF_SECTION === 0 ? [index] : []));
  return starts.map((start) => section(lines.slice(start, start + LINES_OF_SECTION).join('\n')));
}

const STALE_NAMED = 3;

/** The source with it: another source's usage may well be fresh. */
const streamName = ({ stream, source }: Pick<StreamFreshness, 'stream' | 'source'>): string =>
  `${STREAM_WORDS[stream]} (${escapeMrkdwn(source, 40)})`;

/** One sentence for the foot of Home and cards. */
export function freshnessSummary(streams: readonly StreamFreshness[]): string {
  if (streams.length === 0) return 'No data has arrived yet.';
  const stale = streams.filter(({ isStale }) => isStale);
  if (stale.length === 0) return 'All data is fresh.';
  const named = stale.slice(0, STALE_NAMED).map(streamName);
  const rest = stale.length > STALE_NAMED ? ` and ${stale.length - STALE_NAMED} more` : '';
  return `Stale: ${named.join(', ')}${rest}. Changes of colour that rest on it are held back.`;
}

function freshnessLine(
  { stream, source, asOf, limitHours, isStale }: StreamFreshness,
  slo: readonly FreshnessSlo[],
): string {
  const age = asOf === null ? 'nothing yet' : `as of ${dateTime(asOf)}`;
  const state = isStale ? '⚠ Stale' : '✓ Fresh';
  return `${state} · ${streamName({ stream, source })}: ${age}, limit ${limitHours} h${keptWords(slo.find((one) => one.source === source && one.stream === stream))}`;
}

/** R31: how often the limit was kept. A week of looks says little yet, so the days stand beside it. */
function keptWords(slo: FreshnessSlo | undefined): string {
  if (slo === undefined || slo.keptRate === null) return '';
  return `, kept on ${Math.round(slo.keptRate * 100)}% of ${count(slo.days, 'day')}`;
}
