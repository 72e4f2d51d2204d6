import { z } from 'zod';
import type { HttpSource } from '../../vendor-http/http-source';
import { toUnixSeconds } from '../instants';
import { baseUrl } from '../../vendor-http/base-url';
import type { CheckFinding, Cursor, PullContext, PullPage } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import { NPS_COLUMNS } from '../surveys/nps-fact';
import { mapResponse } from './map';
import { ResponsesPage, TokenAnswer, WootricResponse } from './schema';

const HOSTS = { us: 'https://api.wootric.com', eu: 'https://api.wootric.eu', au: 'https://api.wootric.au' } as const;
const PAGE = 50; // the most there is
const LAST_PAGE = 30; // no further page is answered: the window moves instead
const DAY_SECONDS = 86_400;
const EDITED_DAYS = 30; // comments come and change that late, and there is no filter for it
const PER_MINUTE = 100;

const Settings = z.object({
  region: z.enum(['us', 'eu', 'au']).default('us'),
  account_property: z.string().min(1).default('account_id'), // of the end user: our account_id
  backfill_days: z.number().int().min(1).max(3650).default(400),
  base_url: baseUrl.optional(),
});
type WootricSettings = z.output<typeof Settings>;

export const wootricKind = defineSourceKind({
  kind: 'wootric',
  title: 'Wootric (InMoment)',
  settings: Settings,
  schedule: '35 * * * *',
  secrets: () => [
    { name: 'CLIENT_ID', what: 'the client id of the API' },
    { name: 'CLIENT_SECRET', what: 'its secret' },
  ],
  create: (source, settings, { http, secret }) => {
    const url = settings.base_url ?? HOSTS[settings.region];
    const api = http({
      source,
      baseUrl: url,
      authorisation: {
        kind: 'minted',
        mint: async (askForToken) => {
          const form = {
            grant_type: 'client_credentials',
            client_id: secret('CLIENT_ID'),
            client_secret: secret('CLIENT_SECRET'),
          };
          const answer = TokenAnswer.parse(await askForToken(new URL('/oauth/token', url).href, form));
          return { token: answer.access_token, expiresAt: null }; // lives two hours: a 401 asks for the next
        },
      },
      rate: { perSecond: PER_MINUTE / 60, burst: 10 },
      readReset: (headers, nowMs) => readReset(headers.get('x-rate-limit-reset'), nowMs),
    });
    const responses = definePullStream({
      name: 'responses',
      brings: { nps: NPS_COLUMNS },
      schema: WootricResponse,
      idOf: ({ id }) => id,
      map: (response) => mapResponse(response, settings),
      pages: (cursor, context) => pullResponses({ api, settings }, cursor, context),
    });
    return { source, streams: [responses], check: (context) => check({ api, settings }, context) };
  },
});

type Parts = { api: HttpSource; settings: WootricSettings };

/** Where a pass stands, in seconds; `newest`: of the pass before. */
type Place = { newest: number | null; from: number; page: number };

/**
 * Oldest first, from 30 days before the newest that was read. Both bounds are exclusive, so the second before is asked for; after page 30 the window
 * begins with the last answer seen.
 */
async function* pullResponses(
  { api, settings }: Parts,
  cursor: Cursor | null,
  context: PullContext,
): AsyncGenerator<PullPage> {
  let place = readPlace(cursor, settings, context.now);
  for (;;) {
    const records = await ask(api, { from: place.from - 1, page: place.page }, context.signal);
    const seen = newestOf(records) ?? place.from;
    if (records.length < PAGE) {
      yield { records, cursor: { newest: Math.max(place.newest ?? seen, seen) }, isLast: true };
      return;
    }
    const isFull = place.page >= LAST_PAGE && seen > place.from;
    place = isFull ? { ...place, from: seen, page: 1 } : { ...place, page: place.page + 1 };
    yield { records, cursor: place };
  }
}

function readPlace(cursor: Cursor | null, settings: WootricSettings, now: Date): Place {
  const newest = asNumber(cursor?.['newest']);
  const begun =
    newest === null ? toUnixSeconds(now) - settings.backfill_days * DAY_SECONDS : newest - EDITED_DAYS * DAY_SECONDS;
  return { newest, from: asNumber(cursor?.['from']) ?? begun, page: asNumber(cursor?.['page']) ?? 1 };
}

async function ask(
  api: HttpSource,
  { from, page }: { from: number; page: number },
  signal: AbortSignal,
): Promise<unknown[]> {
  const query = { 'created[gt]': from, sort_key: 'created_at', sort_order: 'asc', per_page: PAGE, page };
  const { body } = await api.request({ path: '/v1/responses', query, schema: ResponsesPage, signal });
  return body;
}

function newestOf(records: readonly unknown[]): number | null {
  const seconds = records.flatMap((record) => {
    const parsed = WootricResponse.safeParse(record);
    return parsed.success ? [toUnixSeconds(parsed.data.created_at)] : [];
  });
  return seconds.length === 0 ? null : Math.max(...seconds);
}

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Seconds until the limit is lifted, or the instant of it in seconds. */
function readReset(value: string | null, nowMs: number): number | null {
  const seconds = value === null || value === '' ? Number.NaN : Number(value);
  if (Number.isNaN(seconds)) return null;
  return Math.max(0, seconds > 1e9 ? seconds * 1000 - nowMs : seconds * 1000);
}

async function check({ api, settings }: Parts, { now, signal }: PullContext): Promise<CheckFinding[]> {
  const records = await ask(api, { from: toUnixSeconds(now) - settings.backfill_days * DAY_SECONDS, page: 1 }, signal);
  const taken = records.flatMap((record) => WootricResponse.safeParse(record).data ?? []);
  const named = taken.filter((response) => mapResponse(response, settings).length > 0).length;
  return [
    {
      level: 'ok',
      text: `authenticated; ${named} of the first ${records.length} answers are NPS of somebody who can be placed; would sync ${settings.backfill_days} days`,
    },
  ];
}
