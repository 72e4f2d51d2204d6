import { z } from 'zod';
import type { HttpSource } from '../../vendor-http/http-source';
import { addDays } from '../add-days';
import { dayInZone } from '../instants';
import { readJsonLines } from '../json-lines';
import type { CheckFinding, Cursor, PullContext, PullPage } from '../pull/connector';
import { withLast } from '../with-last';
import { baseUrl } from '../pull/base-url';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import { EVENT_SETTINGS } from '../product-events/settings';
import { idOf, mapEvent } from './map';
import { MixpanelEvent } from './schema';

const HOSTS = {
  us: 'https://data.mixpanel.com',
  eu: 'https://data-eu.mixpanel.com',
  in: 'https://data-in.mixpanel.com',
} as const;
const PAGE = 5_000;
const LATE_DAYS = 5; // events of phones arrive that late
const QUERIES_PER_HOUR = 60;

const Settings = z.object({
  project_id: z.union([z.string(), z.number()]).transform(String),
  region: z.enum(['us', 'eu', 'in']).default('us'),
  group_key: z.string().min(1).default('company_id'), // the property that names the customer
  backfill_days: z.number().int().min(1).max(365).default(90),
  window_days: z.number().int().min(1).max(31).default(5), // of one query: there are 60 an hour
  base_url: baseUrl.optional(),
  ...EVENT_SETTINGS,
});
type MixpanelSettings = z.output<typeof Settings>;

export const mixpanelKind = defineSourceKind({
  kind: 'mixpanel',
  title: 'Mixpanel',
  settings: Settings,
  schedule: '20 5 * * *',
  secrets: () => [
    { name: 'USERNAME', what: 'the user name of a service account' },
    { name: 'SECRET', what: 'its secret' },
  ],
  create: (source, settings, { http, secret }) => {
    const api = http({
      source,
      baseUrl: settings.base_url ?? HOSTS[settings.region],
      authorisation: { kind: 'basic', user: secret('USERNAME'), password: secret('SECRET') },
      rate: { perSecond: QUERIES_PER_HOUR / 3600, burst: QUERIES_PER_HOUR },
    });
    const events = definePullStream({
      name: 'events',
      brings: { usage_daily: ['day', 'active_users', 'logins', 'events', 'features_used'] },
      schema: MixpanelEvent,
      idOf,
      map: (record) => mapEvent(record, settings),
      pages: (cursor, context) => pullEvents({ source, api, settings }, cursor, context),
    });
    return { source, streams: [events], check: (context) => check({ source, api, settings }, context) };
  },
});

type Parts = { source: string; api: HttpSource; settings: MixpanelSettings };

/**
 * Windows of whole days up to today, from five days before what was read: late events land, and none is counted twice. The cursor moves when a
 * window has been read to its end, so a broken one is read again.
 */
async function* pullEvents(
  { source, api, settings }: Parts,
  cursor: Cursor | null,
  context: PullContext,
): AsyncGenerator<PullPage> {
  const today = dayInZone(context.now, settings.time_zone);
  const readTo = typeof cursor?.['day'] === 'string' ? cursor['day'] : null;
  let from = readTo === null ? addDays(today, -settings.backfill_days) : addDays(readTo, -LATE_DAYS);
  let known: Cursor = { day: readTo };
  while (from <= today) {
    const to = earlier(addDays(from, settings.window_days - 1), today);
    const { bytes } = await api.download({
      path: '/api/2.0/export',
      query: toQuery(settings, from, to),
      signal: context.signal,
    });
    const read = { cursor: { day: to }, completeTo: earlier(to, addDays(today, -1)), isLast: to === today };
    let isRead = false;
    for await (const { item: records, isLast } of withLast(readJsonLines(source, bytes, PAGE))) {
      yield isLast ? { records, ...read } : { records, cursor: known };
      isRead ||= isLast;
    }
    if (!isRead) yield { records: [], ...read };
    known = read.cursor;
    from = addDays(to, 1);
  }
}

const toQuery = ({ project_id }: MixpanelSettings, from: string, to: string) => ({
  project_id,
  from_date: from,
  to_date: to,
});
const earlier = (a: string, b: string): string => (a < b ? a : b);

async function check({ source, api, settings }: Parts, { now, signal }: PullContext): Promise<CheckFinding[]> {
  const yesterday = addDays(dayInZone(now, settings.time_zone), -1);
  const query = { ...toQuery(settings, yesterday, yesterday), limit: 100 };
  const { bytes } = await api.download({ path: '/api/2.0/export', query, signal });
  const records: unknown[] = [];
  for await (const batch of readJsonLines(source, bytes, PAGE)) records.push(...batch);
  const events = records.flatMap((record) => MixpanelEvent.safeParse(record).data ?? []);
  const grouped = events.filter((event) => mapEvent(event, settings).length > 0).length;
  return [
    { level: 'ok', text: `project ${settings.project_id}: the export of ${yesterday} can be read` },
    events.length > 0 && grouped === 0
      ? {
          level: 'problem',
          text: `none of ${events.length} events has the property "${settings.group_key}": set group_key to the one that names the customer`,
        }
      : {
          level: 'ok',
          text: `${grouped} of the first ${events.length} events of that day name a customer; would sync ${settings.backfill_days} days of usage`,
        },
  ];
}
