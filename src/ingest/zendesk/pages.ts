import { SourceContractError } from '../../errors';
import { toUnixSeconds } from '../instants';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import type { ZendeskApi } from './api';
import { joinTickets } from './join-ticket';
import { listSurveyRecords } from './join-survey';
import type { ZendeskSettings } from './settings';

const DAY_MS = 86_400_000;
const FULL_PAGE = 1000; // of the time-based export: a shorter one is the last
const TOO_RECENT_SECONDS = 60; // start_time must lie further back

export type PagesInput = {
  source: string;
  api: ZendeskApi;
  settings: Pick<ZendeskSettings, 'backfill_days' | 'survey_days'>;
};
type Pages = (cursor: Cursor | null, context: PullContext) => AsyncIterable<PullPage>;

/** By Zendesk's own cursor, which loses and repeats nothing: no overlap. Never by the address in the answer, nor by `updated_at`. */
export function createTicketPages({ source, api, settings }: PagesInput): Pages {
  return async function* (cursor, { now, signal }) {
    const start = asNumber(cursor?.['start']) ?? daysBefore(now, settings.backfill_days);
    let after = asText(cursor?.['after']);
    for (let isLast = false; !isLast;) {
      const page = await api.exportTickets(after === null ? { start_time: start } : { cursor: after }, signal);
      isLast = page.end_of_stream;
      const next = page.after_cursor ?? after; // null on an export of nothing: the next run asks the same again
      if (!isLast && next === after) throw standsStill(source, 'tickets', 'cursor');
      after = next;
      yield { records: joinTickets(page), cursor: after === null ? { start } : { after }, isLast };
    }
  };
}

/** By time, inclusive: what changed in the last second of a page comes again. */
export function createOrganizationPages({ source, api, settings }: PagesInput): Pages {
  return async function* (cursor, { now, signal }) {
    const latest = toUnixSeconds(now) - TOO_RECENT_SECONDS - 1;
    let start = Math.min(asNumber(cursor?.['start']) ?? daysBefore(now, settings.backfill_days), latest);
    for (let isLast = false; !isLast;) {
      const page = await api.exportOrganizations(start, signal);
      isLast = page.end_of_stream ?? (page.count ?? page.organizations.length) < FULL_PAGE;
      if (!isLast && (page.end_time === null || page.end_time <= start))
        throw standsStill(source, 'organizations', 'end time');
      start = page.end_time ?? start;
      yield { records: page.organizations, cursor: { start }, isLast };
    }
  };
}

/** All that were sent lately, each time: an answer can come and be edited for weeks, and there is no filter for that. */
export function createSurveyPages({ api, settings }: Omit<PagesInput, 'source'>): Pages {
  return async function* (cursor, { now, signal }) {
    const days = cursor === null ? settings.backfill_days : settings.survey_days;
    const from = asNumber(cursor?.['from']) ?? daysBefore(now, days) * 1000;
    let after = asText(cursor?.['after']);
    for (let isLast = false; !isLast;) {
      const { surveys, next } = await findSurveyPage(api, { createdFromMs: from, after }, signal);
      after = next;
      isLast = next === null;
      const records = await listSurveyRecords(surveys, (ids) => api.showTickets(ids, signal));
      yield { records, cursor: isLast ? { from: null } : { from, after }, isLast };
    }
  };
}

type SurveyQuery = Parameters<ZendeskApi['findSurveys']>[0];

async function findSurveyPage(api: ZendeskApi, query: SurveyQuery, signal: AbortSignal) {
  const page = await api.findSurveys(query, signal);
  if (page === null) return { surveys: [], next: null };
  return { surveys: page.survey_responses, next: page.meta.has_more ? (page.meta.after_cursor ?? null) : null };
}

function standsStill(source: string, part: string, what: string): SourceContractError {
  return new SourceContractError(source, `${part}: more is announced, and its ${what} does not move`);
}

function daysBefore(now: Date, days: number): number {
  return toUnixSeconds(new Date(now.getTime() - days * DAY_MS));
}

function asText(value: Cursor[string] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function asNumber(value: Cursor[string] | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
