import { z } from 'zod';
import type { HttpSource } from '../../vendor-http/http-source';
import { addDays } from '../add-days';
import { dayInZone } from '../instants';
import { baseUrl } from '../pull/base-url';
import type { CheckFinding, Cursor, PullContext, PullPage } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import { EVENT_SETTINGS } from '../product-events/settings';
import { mapUsage } from './map';
import { buildUsageQuery, type Place } from './query';
import { QueryAnswer, UsageRow } from './schema';

const HOSTS = { us: 'https://us.posthog.com', eu: 'https://eu.posthog.com' } as const;
const PAGE = 10_000; // of at most 50,000
const LATE_DAYS = 3;
const PER_MINUTE = 60; // what is documented differs from 120 to 2,400 an hour: a 429 says the rest

const Settings = z.object({
  project_id: z.union([z.string(), z.number()]).transform(String),
  region: z.enum(['us', 'eu']).default('us'),
  group_type_index: z.number().int().min(0).max(4).default(0), // which group type is the customer
  backfill_days: z.number().int().min(1).max(730).default(180),
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
    });
    const usage = definePullStream({
      name: 'usage',
      brings: { usage_daily: ['day', 'active_users', 'logins', 'events', 'features_used'] },
      schema: UsageRow,
      idOf: ({ group, day }) => `${group} ${day}`,
      map: mapUsage,
      pages: (cursor, context) => pullUsage({ api, settings }, cursor, context),
    });
    return { source, streams: [usage], check: (context) => check({ api, settings }, context) };
  },
});

type Parts = { api: HttpSource; settings: PostHogSettings };

/** Days from three before what was read, up to today; within a pass the cursor is the last customer and day, so that a broken one goes on there. */
async function* pullUsage(parts: Parts, cursor: Cursor | null, { now, signal }: PullContext): AsyncGenerator<PullPage> {
  const { settings } = parts;
  const today = dayInZone(now, settings.time_zone);
  const readTo = text(cursor, 'day');
  const from =
    text(cursor, 'from') ?? (readTo === null ? addDays(today, -settings.backfill_days) : addDays(readTo, -LATE_DAYS));
  let after = toPlace(cursor);
  for (;;) {
    const records = await ask(parts, { from, to: today, after, limit: settings.page_size }, signal);
    after = placeOf(records.at(-1)) ?? after;
    if (records.length < settings.page_size) {
      yield { records, cursor: { day: today }, completeTo: addDays(today, -1), isLast: true };
      return;
    }
    yield { records, cursor: { day: readTo, from, afterDay: after?.day ?? null, afterGroup: after?.group ?? null } };
  }
}

type Ask = { from: string; to: string; after: Place | null; limit: number };

async function ask(
  { api, settings }: Parts,
  { from, to, after, limit }: Ask,
  signal: AbortSignal,
): Promise<unknown[][]> {
  const { group_type_index: groupIndex, time_zone: zone, login_events: logins, ignore_events: ignored } = settings;
  const { body } = await api.request({
    method: 'POST',
    path: `/api/projects/${encodeURIComponent(settings.project_id)}/query/`,
    json: buildUsageQuery({ groupIndex, zone, from, to, after, logins, ignored, limit }),
    isRepeatable: true, // a question
    schema: QueryAnswer,
    signal,
  });
  return body.results;
}

const text = (cursor: Cursor | null, key: string): string | null => {
  const value = cursor?.[key];
  return typeof value === 'string' ? value : null;
};

function toPlace(cursor: Cursor | null): Place | null {
  const [day, group] = [text(cursor, 'afterDay'), text(cursor, 'afterGroup')];
  return day === null || group === null ? null : { day, group };
}

function placeOf(record: readonly unknown[] | undefined): Place | null {
  const [group, day] = record ?? [];
  return typeof group === 'string' && typeof day === 'string' ? { day, group } : null;
}

async function check(parts: Parts, { now, signal }: PullContext): Promise<CheckFinding[]> {
  const today = dayInZone(now, parts.settings.time_zone);
  const rows = await ask(parts, { from: addDays(today, -7), to: today, after: null, limit: 100 }, signal);
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
