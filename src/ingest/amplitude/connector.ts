import { z } from 'zod';
import { addDays } from '../add-days';
import { dayInZone } from '../instants';
import { withLast } from '../with-last';
import { baseUrl } from '../../vendor-http/base-url';
import type { CheckFinding, Cursor, PullContext, PullPage } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import { listBrought } from '../product-events/list-brought';
import { EVENT_SETTINGS } from '../product-events/settings';
import { idOf, mapEvent } from './map';
import { AmplitudeEvent } from './schema';
import { type ExportParts, exportWindows, findLastHour, HOUR_MS, toHour } from './windows';

const HOSTS = { us: 'https://amplitude.com', eu: 'https://analytics.eu.amplitude.com' } as const;
const OVERLAP_HOURS = 3;

const Settings = z.object({
  region: z.enum(['us', 'eu']).default('us'),
  group_type: z.string().min(1).default('company'), // the group type that is the customer
  backfill_days: z.number().int().min(1).max(365).default(90),
  window_hours: z
    .number()
    .int()
    .min(1)
    .max(24 * 31)
    .default(24), // of one request
  base_url: baseUrl.optional(),
  ...EVENT_SETTINGS,
});

export const amplitudeKind = defineSourceKind({
  kind: 'amplitude',
  title: 'Amplitude',
  settings: Settings,
  schedule: '25 * * * *',
  secrets: () => [
    { name: 'API_KEY', what: 'the API key of the project' },
    { name: 'SECRET_KEY', what: 'its secret key' },
  ],
  create: (source, settings, { http, secret }) => {
    const api = http({
      source,
      baseUrl: settings.base_url ?? HOSTS[settings.region],
      authorisation: { kind: 'basic', user: secret('API_KEY'), password: secret('SECRET_KEY') },
      rate: { perSecond: 1, burst: 4 },
      timeoutMs: 15 * 60_000, // it writes the archive before it sends it
    });
    const events = definePullStream({
      name: 'events',
      brings: listBrought(settings),
      schema: AmplitudeEvent,
      idOf,
      map: (record) => mapEvent(record, settings),
      pages: (cursor, context) => pullEvents({ source, api, settings }, cursor, context),
    });
    return { source, streams: [events], check: (context) => check({ source, api, settings }, context) };
  },
});

/**
 * Hours of upload, from three before what was read, up to the last that can be whole. The cursor moves when a window has been read to its end, so
 * that a broken one is read again: `hour` is the first hour that no pass has read, `next` the first that this pass has not.
 */
async function* pullEvents(parts: ExportParts, cursor: Cursor | null, context: PullContext): AsyncGenerator<PullPage> {
  const { backfill_days: backfillDays, time_zone: zone } = parts.settings;
  const end = findLastHour(context.now);
  const readTo = findHour(cursor, 'hour');
  const begin = readTo === null ? end - backfillDays * 24 * HOUR_MS : readTo - OVERLAP_HOURS * HOUR_MS;
  const from = findHour(cursor, 'next') ?? begin;
  let known = { hour: readTo === null ? null : toHour(readTo), next: toHour(from) };
  for await (const window of exportWindows(parts, { from, to: end }, context.signal)) {
    const isLast = window.to === end;
    const completeTo = addDays(dayInZone(new Date(window.to), zone), -1);
    const next = { hour: known.hour, next: toHour(window.to) };
    const read = { cursor: isLast ? { hour: toHour(end) } : next, completeTo, isLast };
    let isRead = false;
    for await (const { item: records, isLast: isWhole } of withLast(window.batches)) {
      yield isWhole ? { records, ...read } : { records, cursor: known };
      isRead ||= isWhole;
    }
    if (!isRead) yield { records: [], ...read };
    known = next;
  }
}

function findHour(cursor: Cursor | null, key: string): number | null {
  const hour = cursor?.[key];
  return typeof hour === 'string' ? Date.parse(hour) : null;
}

async function check(parts: ExportParts, { now, signal }: PullContext): Promise<CheckFinding[]> {
  const { group_type: groupType, backfill_days: days } = parts.settings;
  const to = findLastHour(now);
  const wouldSync = `would sync ${days} days of events`;
  for await (const { batches } of exportWindows(parts, { from: to - HOUR_MS, to }, signal))
    for await (const batch of batches) {
      const events = batch.flatMap((record) => AmplitudeEvent.safeParse(record).data ?? []);
      const grouped = events.filter((event) => mapEvent(event, parts.settings).length > 0).length;
      if (grouped > 0)
        return [
          { level: 'ok', text: `authenticated; ${grouped} of ${events.length} events name a customer; ${wouldSync}` },
        ];
      const text = `none of ${events.length} events has a group of type "${groupType}": set group_type to the one that is the customer`;
      return [{ level: 'problem', text }];
    }
  return [{ level: 'note', text: `authenticated; the hour before ${toHour(to)} has no events; ${wouldSync}` }];
}
