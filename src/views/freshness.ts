import type { KnownBlock } from '@slack/types';
import type { Stream, StreamFreshness } from '../domain/stream';
import type { CrmState } from '../domain/crm-write';
import type { FreshnessSlo } from '../domain/monitor';
import type { ShownStop } from '../domain/source';
import type { Completeness } from '../domain/required-fact';
import type { Unmatched } from '../domain/source-match';
import type { UnreckonedTerms } from '../domain/unreckoned-terms';
import { buildCrmFreshness } from './crm-freshness';
import { buildCompleteness } from './facts/completeness';
import { buildUnmatched } from './matching/unmatched';
import { section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { buildSourceStops } from './source-stops';
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
  stops = [],
  unreckoned,
  completeness = [],
}: {
  streams: readonly StreamFreshness[];
  slo: readonly FreshnessSlo[];
  crm?: readonly CrmState[];
  unmatched?: Unmatched;
  stops?: readonly ShownStop[];
  unreckoned?: UnreckonedTerms;
  completeness?: readonly Completeness[];
}): Message {
  const money = unreckoned === undefined ? [] : sayUnreckonedTerms(unreckoned);
  const strangers = [
    ...buildSourceStops(stops),
    ...money.map((sentence) => section(`⚠ ${sentence}`)),
    ...buildUnmatched(unmatched),
    ...buildCompleteness(completeness),
  ];
  if (streams.length === 0) {
    const text = 'No source has delivered anything yet. Once one has, its freshness stands here.';
    return { text, blocks: [section(text), ...strangers] };
  }
  const summary = freshnessSummary(streams);
  const staleFirst = streams.toSorted((a, b) => Number(isLate(b)) - Number(isLate(a)));
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

/** A source that another one has replaced keeps nobody waiting. */
const isLate = ({ isStale, replacedBy }: StreamFreshness): boolean => isStale && replacedBy === undefined;

/** One sentence for the foot of Home and cards. */
export function freshnessSummary(streams: readonly StreamFreshness[]): string {
  if (streams.length === 0) return 'No data has arrived yet.';
  const stale = streams.filter(isLate);
  if (stale.length === 0) return 'All data is fresh.';
  const named = stale.slice(0, STALE_NAMED).map(streamName);
  const rest = stale.length > STALE_NAMED ? ` and ${stale.length - STALE_NAMED} more` : '';
  return `Stale: ${named.join(', ')}${rest}. Changes of colour that rest on it are held back.`;
}

function freshnessLine(one: StreamFreshness, slo: readonly FreshnessSlo[]): string {
  const { stream, source, limitHours, replacedBy } = one;
  if (replacedBy !== undefined)
    return `– Replaced · ${streamName(one)}: ${sayAge(one)}; ${escapeMrkdwn(replacedBy, 40)} brings it now, so nothing is held back for it`;
  const state = isLate(one) ? '⚠ Stale' : '✓ Fresh';
  const gone = isLate(one) && one.isUnlisted === true ? ', no longer in barometer.yaml' : '';
  const kept = keptWords(slo.find((other) => other.source === source && other.stream === stream));
  return `${state} · ${streamName(one)}: ${sayAge(one)}, limit ${limitHours} h${gone}${kept}`;
}

/** What only sends is as fresh as its last delivery; of usage that is the last whole day it told of. */
function sayAge({ asOf, isSent, stream }: StreamFreshness): string {
  if (asOf === null) return 'nothing yet';
  return `${isSent === true && stream !== 'usage_daily' ? 'last delivery' : 'as of'} ${dateTime(asOf)}`;
}

/** R31: how often the limit was kept. A week of looks says little yet, so the days stand beside it. */
function keptWords(slo: FreshnessSlo | undefined): string {
  if (slo === undefined || slo.keptRate === null) return '';
  return `, kept on ${Math.round(slo.keptRate * 100)}% of ${count(slo.days, 'day')}`;
}
