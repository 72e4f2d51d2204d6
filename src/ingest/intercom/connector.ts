import type { HttpSettings } from '../../vendor-http/http-source';
import type { PullConnector, PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind, type SourceTools } from '../pull/source-kind';
import { createIntercomApi, type IntercomApi } from './api';
import { checkIntercom } from './check';
import { createIntercomHook } from './hook';
import { mapCompany } from './map-company';
import { CONVERSATION_COLUMNS, mapConversation } from './map-conversation';
import { createCompanyPages, createConversationPages } from './pages';
import { Company, ConversationRecord } from './schema';
import { IntercomSettings } from './settings';

const HOSTS = { us: 'https://api.intercom.io', eu: 'https://api.eu.intercom.io', au: 'https://api.au.intercom.io' };
/** Of 10,000 a minute per app, in windows of 10 s (https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting): a third. */
const RATE = { perSecond: 50, burst: 50 };
const COMPANIES_EVERY_HOURS = 24;
const MS = 1000;

/** Intercom: conversations as tickets, and the companies they come from. */
export const intercomKind = defineSourceKind({
  kind: 'intercom',
  title: 'Intercom',
  settings: IntercomSettings,
  schedule: '*/10 * * * *',
  hasHook: true,
  secrets: () => [{ name: 'ACCESS_TOKEN', what: 'access token of the app' }],
  create: createIntercom,
});

function createIntercom(source: string, settings: IntercomSettings, tools: SourceTools): PullConnector {
  const api = createIntercomApi(tools.http(toHttpSettings(source, settings, tools)), source);
  const { hookSecret } = tools;
  return {
    source,
    streams: createStreams(source, api, settings),
    check: (context) => checkIntercom({ api, settings, source, hasHook: hookSecret !== null }, context),
    ...(hookSecret === null ? {} : { hook: createIntercomHook({ source, api, secret: hookSecret }) }),
  };
}

function toHttpSettings(source: string, settings: IntercomSettings, tools: SourceTools): HttpSettings {
  return {
    source,
    baseUrl: settings.base_url ?? HOSTS[settings.region],
    authorisation: { kind: 'bearer', token: tools.secret('ACCESS_TOKEN') },
    headers: { 'intercom-version': settings.api_version },
    rate: RATE,
    readReset: (headers, nowMs) => readReset(headers.get('x-ratelimit-reset'), nowMs),
  };
}

/** The second in which the window ends. */
function readReset(reset: string | null, nowMs: number): number | null {
  return reset !== null && /^\d+$/.test(reset) ? Math.max(0, Number(reset) * MS - nowMs) : null;
}

function createStreams(source: string, api: IntercomApi, settings: IntercomSettings): PullStream[] {
  return [
    definePullStream({
      name: 'companies',
      brings: {},
      everyHours: COMPANIES_EVERY_HOURS,
      schema: Company,
      idOf: ({ id }) => id,
      map: mapCompany,
      pages: createCompanyPages({ source, api }),
    }),
    definePullStream({
      name: 'conversations',
      brings: { tickets: CONVERSATION_COLUMNS },
      schema: ConversationRecord,
      idOf: ({ id }) => id,
      map: (record) => mapConversation(record, settings),
      pages: createConversationPages({ source, api }, settings.backfill_days),
    }),
  ];
}
