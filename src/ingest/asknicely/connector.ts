import { z } from 'zod';
import { ConfigError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';
import { toUnixSeconds } from '../instants';
import { baseUrl } from '../../vendor-http/base-url';
import type { CheckFinding, Cursor, PullContext, PullPage } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import { NPS_COLUMNS } from '../surveys/nps-fact';
import { askResponses } from './ask';
import { mapResponse } from './map';
import { AskNicelyResponse } from './schema';

const DAY_SECONDS = 86_400;
const EDITED_DAYS = 30; // comments come after the answer, and nothing tells when
const PER_SECOND = 15; // 1,000 a minute, 200 in ten seconds

const Settings = z.object({
  subdomain: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/i, 'expected the part before .asknice.ly')
    .optional(),
  account_property: z.string().min(1).default('account_id'), // of the answer: our account_id
  backfill_days: z.number().int().min(1).max(3650).default(400),
  page_size: z.number().int().min(1).max(50_000).default(5000),
  base_url: baseUrl.optional(),
});
type AskNicelySettings = z.output<typeof Settings>;

export const asknicelyKind = defineSourceKind({
  kind: 'asknicely',
  title: 'AskNicely',
  settings: Settings,
  schedule: '45 * * * *',
  secrets: () => [{ name: 'API_KEY', what: 'the API key of the account' }],
  create: (source, settings, { http, secret }) => {
    const api = http({
      source,
      baseUrl: findBaseUrl(settings),
      authorisation: { kind: 'header', name: 'X-apikey', value: secret('API_KEY') },
      rate: { perSecond: PER_SECOND, burst: 50 },
    });
    const parts = { source, api, settings };
    const responses = definePullStream({
      name: 'responses',
      brings: { nps: NPS_COLUMNS },
      schema: AskNicelyResponse,
      idOf: ({ response_id: id }) => id,
      map: (response) => mapResponse(response, settings),
      pages: (cursor, context) => pullResponses(parts, cursor, context),
    });
    return { source, streams: [responses], check: (context) => check(parts, context) };
  },
});

function findBaseUrl({ base_url: url, subdomain }: AskNicelySettings): string {
  if (url !== undefined) return url;
  if (subdomain !== undefined) return `https://${subdomain}.asknice.ly`;
  throw new ConfigError('subdomain: expected the part before .asknice.ly');
}

type Parts = { source: string; api: HttpSource; settings: AskNicelySettings };

/** By when they were answered, oldest first, from 30 days before the newest: what is answered meanwhile comes behind the pages that are read. */
async function* pullResponses(parts: Parts, cursor: Cursor | null, context: PullContext): AsyncGenerator<PullPage> {
  const { settings } = parts;
  let newest = asNumber(cursor?.['newest']);
  const since = asNumber(cursor?.['since']) ?? beginOf(newest, settings, context.now);
  for (let page = asNumber(cursor?.['page']) ?? 1; ; page += 1) {
    const { records, hasMore } = await askResponses(parts, { since, page, size: settings.page_size }, context.signal);
    newest = maxOf([newest, newestOf(records)]);
    if (!hasMore) return yield { records, cursor: { newest: newest ?? since }, isLast: true };
    yield { records, cursor: { newest, since, page: page + 1 } };
  }
}

const beginOf = (newest: number | null, { backfill_days: days }: AskNicelySettings, now: Date): number =>
  newest === null ? toUnixSeconds(now) - days * DAY_SECONDS : newest - EDITED_DAYS * DAY_SECONDS;

function newestOf(records: readonly unknown[]): number | null {
  const Responded = AskNicelyResponse.pick({ responded: true });
  return maxOf(records.map((record) => Responded.safeParse(record).data?.responded ?? null));
}

function maxOf(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((max, one) => (one === null || (max !== null && max >= one) ? max : one), null);
}

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

async function check(parts: Parts, { now, signal }: PullContext): Promise<CheckFinding[]> {
  const { settings } = parts;
  const since = beginOf(null, settings, now);
  const { records } = await askResponses(parts, { since, page: 1, size: Math.min(100, settings.page_size) }, signal);
  const taken = records.flatMap((record) => AskNicelyResponse.safeParse(record).data ?? []);
  const useful = taken.filter((response) => mapResponse(response, settings).length > 0).length;
  const found = `authenticated; ${useful} of the first ${records.length} answers are NPS of somebody who can be placed`;
  if (taken.length === 0 || useful > 0)
    return [{ level: 'ok', text: `${found}; would sync ${settings.backfill_days} days` }];
  const wanted = `give answers the property "${settings.account_property}", or set account_property`;
  return [{ level: 'problem', text: `${found}: ${wanted}` }];
}
