import { z } from 'zod';
import type { HttpSource } from '../../vendor-http/http-source';
import { addDays } from '../add-days';
import { dayInZone } from '../instants';
import { readJsonLines } from '../json-lines';
import type { CheckFinding, Cursor, PullContext, PullPage } from '../pull/connector';
import { timeZone } from '../time-zone';
import { withLast } from '../with-last';
import { fromZonedClock } from '../zoned-clock';
import { baseUrl } from '../../vendor-http/base-url';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import { listBrought } from '../product-events/list-brought';
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
  project_id: z.union([z.string().min(1), z.number()], 'expected the id of the project').transform(String),
  region: z.enum(['us', 'eu', 'in']).default('us'),
  group_key: z.string().min(1).default('company_id'), // the property that names the customer
  project_time_zone: timeZone.default('UTC'), // of projects from before 2023: the zone of its dates and times
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
      brings: listBrought(settings),
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
 * Windows of the project's own whole days up to today, from five days before what was read: late events land, and none is counted twice. The cursor
 * moves when a window has been read to its end, so that a broken one is read again: `day` is the last day that a pass has read, `next` the first
 * that this pass has not.
 */
async function* pullEvents(parts: Parts, cursor: Cursor | null, context: PullContext): AsyncGenerator<PullPage> {
  const { source, settings } = parts;
  const today = dayInZone(context.now, settings.project_time_zone);
  const day = findText(cursor, 'day');
  let from = findText(cursor, 'next') ?? addDays(day ?? today, day === null ? -settings.backfill_days : -LATE_DAYS);
  while (from <= today) {
    const to = earlier(addDays(from, settings.window_days - 1), today);
    const bytes = await download(parts, { from, to }, context.signal);
    const next = addDays(to, 1);
    const isLast = to === today;
    const read = {
      cursor: isLast ? { day: today } : { day, next },
      completeTo: findCompleteTo(settings, to, context.now),
      isLast,
    };
    let isRead = false;
    for await (const { item: records, isLast: isWhole } of withLast(readJsonLines(source, bytes, PAGE))) {
      yield isWhole ? { records, ...read } : { records, cursor: { day, next: from } };
      isRead ||= isWhole;
    }
    if (!isRead) yield { records: [], ...read };
    from = next;
  }
}

/** The last day of ours that ended before the project's day `to` did, or now. */
function findCompleteTo(
  { project_time_zone: projectZone, time_zone: zone }: MixpanelSettings,
  to: string,
  now: Date,
): string {
  const end = fromZonedClock(Date.parse(addDays(to, 1)), projectZone);
  return addDays(dayInZone(end < now ? end : now, zone), -1);
}

type Days = { from: string; to: string; limit?: number };

async function download({ api, settings }: Parts, { from, to, limit }: Days, signal: AbortSignal) {
  const query = { project_id: settings.project_id, from_date: from, to_date: to, limit };
  return (await api.download({ path: '/api/2.0/export', query, signal })).bytes;
}

function findText(cursor: Cursor | null, key: string): string | null {
  const value = cursor?.[key];
  return typeof value === 'string' ? value : null;
}

const earlier = (a: string, b: string): string => (a < b ? a : b);

async function check(parts: Parts, { now, signal }: PullContext): Promise<CheckFinding[]> {
  const { source, settings } = parts;
  const yesterday = addDays(dayInZone(now, settings.project_time_zone), -1);
  const bytes = await download(parts, { from: yesterday, to: yesterday, limit: 100 }, signal);
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
