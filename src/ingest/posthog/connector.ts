import { z } from 'zod';
import { SourceContractError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';
import { addDays } from '../add-days';
import { dayInZone } from '../instants';
import { baseUrl } from '../../vendor-http/base-url';
import type { CheckFinding, Cursor, PullContext, PullPage, UsageDay } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import { EVENT_SETTINGS } from '../product-events/settings';
import { mapUsage } from './map';
import { buildUsageQuery, type Place } from './query';
import { QueryAnswer, RowPlace, UsageRow } from './schema';

const HOSTS = { us: 'https://us.posthog.com', eu: 'https://eu.posthog.com' } as const;
const PAGE = 10_000; // of at most 50,000
const LATE_DAYS = 3;
const TIMEOUT_MS = 5 * 60_000; // a query over months of events takes its time
const PER_MINUTE = 60; // what is documented differs from 120 to 2,400 an hour: a 429 says the rest

const Settings = z.object({
  project_id: z.union([z.string().min(1), z.number()], 'expected the id of the project').transform(String),
  region: z.enum(['us', 'eu']).default('us'),
  group_type_index: z.number().int().min(0).max(4).default(0), // which group type is the customer
  backfill_days: z.number().int().min(1).max(3650).default(180),
  page_size: z.number().int().min(1).max(50_000).default(PAGE),
  base_url: baseUrl.optional(),
  ...EVENT_SETTINGS,
});
type PostHogSettings = z.output<typeof Settings>;

export const posthogKind = defineSourceKind({
  kind: 'posthog',
  title: 'PostHog',
  settings: Settings,
  schedule: '10 * * * *',
  secrets: () => [{ name: 'API_KEY', what: 'a personal API key with Query Read' }],
  create: (source, settings, { http, secret }) => {
    const api = http({
      source,
      baseUrl: settings.base_url ?? HOSTS[settings.region],
      authorisation: { kind: 'bearer', token: secret('API_KEY') },
      rate: { perSecond: PER_MINUTE / 60, burst: 10 },
      timeoutMs: TIMEOUT_MS,
    });
    const usage = definePullStream({
      name: 'usage',
      brings: { usage_daily: ['day', 'active_users', 'logins', 'events', 'features_used'] },
      schema: UsageRow,
      idOf: ({ group, day }) => `${group} ${day}`,
      map: mapUsage,
      findUsageDay,
      pages: (cursor, context) => pullUsage({ source, api, settings }, cursor, context),
    });
    return { source, streams: [usage], check: (context) => check({ source, api, settings }, context) };
  },
});

type Parts = { source: string; api: HttpSource; settings: PostHogSettings };

/**
 * Days from three before what was read, up to today; they replace what was known of them. Within a pass the cursor is the last customer and day, so
 * that a broken one goes on there.
 */
async function* pullUsage(parts: Parts, cursor: Cursor | null, { now, signal }: PullContext): AsyncGenerator<PullPage> {
  const { settings } = parts;
  const today = dayInZone(now, settings.time_zone);
  const readTo = findText(cursor, 'day');
  const from =
    findText(cursor, 'from') ??
    (readTo === null ? addDays(today, -settings.backfill_days) : addDays(readTo, -LATE_DAYS));
  const replacesDays = listDays(from, today);
  let after = toPlace(cursor);
  for (;;) {
    const { records, isLast } = await ask(parts, { from, to: today, after, limit: settings.page_size }, signal);
    if (isLast) {
      yield { records, replacesDays, cursor: { day: today }, completeTo: addDays(today, -1), isLast };
      return;
    }
    after = getPlace(parts.source, records.at(-1));
    yield { records, replacesDays, cursor: { day: readTo, from, afterDay: after.day, afterGroup: after.group } };
  }
}

function listDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

type Ask = { from: string; to: string; after: Place | null; limit: number };

async function ask({ api, settings }: Parts, { from, to, after, limit }: Ask, signal: AbortSignal) {
  const { group_type_index: groupIndex, time_zone: zone } = settings;
  const { login_events: logins, ignore_events: ignored, feature_events: features = null } = settings;
  const { body } = await api.request({
    method: 'POST',
    path: `/api/projects/${encodeURIComponent(settings.project_id)}/query/`,
    json: buildUsageQuery({ groupIndex, zone, from, to, after, logins, ignored, features, limit }),
    isRepeatable: true, // a question
    schema: QueryAnswer,
    signal,
  });
  const { results: records, hasMore, limit: kept } = body;
  const isFull = records.length >= Math.min(limit, kept ?? limit);
  return { records, isLast: records.length === 0 || (hasMore !== true && !isFull) };
}

/** @throws SourceContractError when it has none: the page after it could not be asked for. */
function getPlace(source: string, record: unknown): Place {
  const place = RowPlace.safeParse(record);
  if (!place.success) throw new SourceContractError(source, 'the last row of a page has no group and day.');
  const [group, day] = place.data;
  return { day, group };
}

function findUsageDay(record: unknown): UsageDay | null {
  const place = RowPlace.safeParse(record);
  return place.success ? { accountKey: place.data[0], day: place.data[1] } : null;
}

const findText = (cursor: Cursor | null, key: string): string | null => {
  const value = cursor?.[key];
  return typeof value === 'string' ? value : null;
};

function toPlace(cursor: Cursor | null): Place | null {
  const [day, group] = [findText(cursor, 'afterDay'), findText(cursor, 'afterGroup')];
  return day === null || group === null ? null : { day, group };
}

async function check(parts: Parts, { now, signal }: PullContext): Promise<CheckFinding[]> {
  const today = dayInZone(now, parts.settings.time_zone);
  const { records: rows } = await ask(parts, { from: addDays(today, -7), to: today, after: null, limit: 100 }, signal);
  if (rows.length === 0)
    return [
      {
        level: 'problem',
        text: `project ${parts.settings.project_id} can be read, but no event of the last 7 days belongs to a group of type ${parts.settings.group_type_index}: set group_type_index, or send groups`,
      },
    ];
  return [
    {
      level: 'ok',
      text: `project ${parts.settings.project_id} can be read; would sync ${parts.settings.backfill_days} days of usage per group`,
    },
  ];
}
