import { ConfigError } from '../../errors';
import type { Authorisation } from '../../vendor-http/http-source';
import type { PullConnector, PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind, type SourceTools } from '../pull/source-kind';
import { createZendeskApi, type ZendeskApi } from './api';
import { checkZendesk } from './check';
import { createZendeskHook } from './hook';
import { mapOrganization } from './map-organization';
import { mapSurvey } from './map-survey';
import { mapTicket, TICKET_COLUMNS } from './map-ticket';
import { createOrganizationPages, createSurveyPages, createTicketPages, type PagesInput } from './pages';
import { SurveyRecord, TokenAnswer } from './pages-schema';
import { Organization, TicketRecord } from './schema';
import { ZendeskSettings } from './settings';

const OTHERS_PER_SECOND = 3; // 200 per minute: the smallest plan (docs/sources/zendesk.md)

/** Zendesk Support: tickets, the organisations they come from, and how their answers were rated. */
export const zendeskKind = defineSourceKind({
  kind: 'zendesk',
  title: 'Zendesk',
  settings: ZendeskSettings,
  schedule: '*/10 * * * *',
  hasHook: true,
  secrets: ({ sign_in }) =>
    sign_in === 'oauth'
      ? [
          { name: 'CLIENT_ID', what: 'identifier of the confidential OAuth client' },
          { name: 'CLIENT_SECRET', what: 'its secret' },
        ]
      : [{ name: 'API_TOKEN', what: 'API token of the e-mail address in `email`' }],
  create: createZendesk,
});

function createZendesk(source: string, settings: ZendeskSettings, tools: SourceTools): PullConnector {
  const baseUrl = findBaseUrl(settings);
  const http = { source, baseUrl, authorisation: createAuthorisation(baseUrl, settings, tools) };
  const api = createZendeskApi({
    exports: tools.http({ ...http, rate: { perSecond: settings.requests_per_minute / 60, burst: 1 } }),
    others: tools.http({ ...http, rate: { perSecond: OTHERS_PER_SECOND } }),
  });
  const { hookSecret } = tools;
  return {
    source,
    streams: createStreams({ source, api, settings }, settings),
    check: (context) => checkZendesk({ api, settings, source, hasHook: hookSecret !== null }, context),
    ...findHook(source, api, hookSecret),
  };
}

function createStreams(input: PagesInput, settings: ZendeskSettings): PullStream[] {
  return [
    definePullStream({
      name: 'organizations',
      brings: {},
      schema: Organization,
      idOf: ({ id }) => id,
      map: mapOrganization,
      pages: createOrganizationPages(input),
    }),
    definePullStream({
      name: 'tickets',
      brings: { tickets: TICKET_COLUMNS },
      schema: TicketRecord,
      idOf: ({ id }) => id,
      map: (record) => mapTicket(record, settings),
      pages: createTicketPages(input),
    }),
    definePullStream({
      name: 'survey_responses',
      brings: { tickets: TICKET_COLUMNS },
      schema: SurveyRecord,
      idOf: ({ id }) => id,
      map: (record) => mapSurvey(record, settings),
      pages: createSurveyPages(input),
    }),
  ];
}

function findHook(source: string, api: ZendeskApi, secret: string | null): Pick<PullConnector, 'hook'> {
  return secret === null ? {} : { hook: createZendeskHook({ source, api, secret }) };
}

function findBaseUrl({ base_url, subdomain }: ZendeskSettings): string {
  if (base_url !== undefined) return base_url;
  if (subdomain !== undefined) return `https://${subdomain}.zendesk.com`;
  throw new ConfigError('subdomain: expected the part before .zendesk.com');
}

/** OAuth client credentials, read only. The token lives for minutes; a 401 asks for the next one. */
function createAuthorisation(baseUrl: string, settings: ZendeskSettings, tools: SourceTools): Authorisation {
  if (settings.sign_in === 'api_token') {
    if (settings.email === undefined)
      throw new ConfigError('email: expected the address that the API token belongs to');
    return { kind: 'basic', user: `${settings.email}/token`, password: tools.secret('API_TOKEN') };
  }
  return {
    kind: 'minted',
    mint: async (ask) => {
      const answer = await ask(new URL('/oauth/tokens', baseUrl).href, {
        grant_type: 'client_credentials',
        client_id: tools.secret('CLIENT_ID'),
        client_secret: tools.secret('CLIENT_SECRET'),
        scope: 'read',
      });
      return { token: TokenAnswer.parse(answer).access_token, expiresAt: null };
    },
  };
}
