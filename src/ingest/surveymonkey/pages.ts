import { SourceError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import { findQuestions, type NpsQuestions } from './find-questions';
import { ResponsesPage, SurveyDetails, SurveyResponse } from './schema';
import type { SurveySettings } from './settings';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
const OVERLAP_MS = 10 * 60_000; // answers are saved page by page, and modified meanwhile

export type SurveyParts = { source: string; api: HttpSource; backfillDays: number; survey: SurveySettings };

/** Where a pass stands: the instant from which it asks, in milliseconds. `newest`: of the pass before. */
type Place = { newest: number | null; from: number; page: number };

/**
 * By when responses were modified, oldest first. The window moves with every page, so that one that is modified meanwhile, and moves to the end, does
 * not push another out of sight. Each record is given the questions that its answers are ids of.
 */
export async function* pullSurvey(
  parts: SurveyParts,
  cursor: Cursor | null,
  { now, signal }: PullContext,
): AsyncGenerator<PullPage> {
  const nps = await readQuestions(parts, signal);
  let place = readPlace(cursor, now.getTime() - parts.backfillDays * DAY_MS);
  for (;;) {
    const { records, hasMore } = await askResponses(parts, place, signal);
    const seen = newestOf(records) ?? place.from;
    const withQuestions = records.map((record) => (isObject(record) ? { ...record, nps } : record));
    if (!hasMore) {
      const newest = Math.max(place.newest ?? seen, seen);
      return yield { records: withQuestions, cursor: { newest }, isLast: true };
    }
    place = seen > place.from ? { ...place, from: seen, page: 1 } : { ...place, page: place.page + 1 };
    yield { records: withQuestions, cursor: place };
  }
}

/** @throws SourceError 'config' for a survey without a question from 0 to 10. */
export async function readQuestions({ source, api, survey }: SurveyParts, signal: AbortSignal): Promise<NpsQuestions> {
  const path = `/v3/surveys/${survey.id}/details`;
  const { body } = await api.request({ path, schema: SurveyDetails, signal });
  const found = findQuestions(body, survey);
  if (found !== null) return found;
  const which = survey.question === undefined ? 'no question' : `no question ${survey.question}`;
  throw new SourceError(source, 'config', `survey ${survey.id} has ${which} whose choices are 0 to 10`);
}

/** `start_modified_at` is exclusive, and in whole seconds. */
export async function askResponses(
  { api, survey }: Pick<SurveyParts, 'api' | 'survey'>,
  { from, page }: Pick<Place, 'from' | 'page'>,
  signal: AbortSignal,
): Promise<{ records: unknown[]; hasMore: boolean }> {
  const { body } = await api.request({
    path: `/v3/surveys/${survey.id}/responses/bulk`,
    query: {
      start_modified_at: new Date(from - SECOND_MS).toISOString().slice(0, 19),
      sort_by: 'date_modified',
      sort_order: 'ASC',
      per_page: 100, // the most there is
      page,
    },
    schema: ResponsesPage,
    signal,
  });
  return { records: body.data, hasMore: typeof body.links?.next === 'string' };
}

function readPlace(cursor: Cursor | null, begin: number): Place {
  const newest = asNumber(cursor?.['newest']);
  const from = asNumber(cursor?.['from']) ?? (newest === null ? begin : newest - OVERLAP_MS);
  return { newest, from, page: asNumber(cursor?.['page']) ?? 1 };
}

function newestOf(records: readonly unknown[]): number | null {
  const instants = records.flatMap((record) => {
    const parsed = SurveyResponse.pick({ date_modified: true }).safeParse(record);
    return parsed.success ? [Date.parse(parsed.data.date_modified)] : [];
  });
  return instants.length === 0 ? null : Math.max(...instants);
}

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
