import type { z } from 'zod';
import { SourceError } from '../../errors';
import type { HttpReply, HttpRequest, HttpSettings, HttpSource } from '../http-source';
import { type SalesforceConnection, toSalesforceUrl } from './connection';
import { signIn } from './sign-in';
import { type ApiUsage, readUsage } from './usage';

// https://developer.salesforce.com/docs/platform/salesforce-app-limits-cheatsheet: 25 long requests at once; a handful a second leaves room
const RATE = { perSecond: 5, burst: 10 };

export type SalesforceTools = { secret: (name: string) => string; http: (settings: HttpSettings) => HttpSource };
type Identity = { userId: string | null };
type DownloadRequest = Parameters<HttpSource['download']>[0];
type Downloaded = Awaited<ReturnType<HttpSource['download']>>;

/** Requests under the organisation's own limit: its share of the day's requests is looked at after every answer, and before the next. */
export function createAsk(source: string, connection: SalesforceConnection, tools: SalesforceTools) {
  const identity: Identity = { userId: null };
  const http = tools.http(toHttpSettings(source, connection, { tools, identity }));
  let usage: ApiUsage | null = null;
  async function spend<Reply extends { headers: Headers }>(send: () => Promise<Reply>): Promise<Reply> {
    const before = usage;
    usage = null; // learnt anew from every answer: the next run asks once and sees
    if (before !== null && before.used > before.allowed * connection.daily_share)
      throw new SourceError(source, 'limit', describeUsage(before, connection.daily_share));
    const reply = await send();
    usage = readUsage(reply.headers);
    return reply;
  }
  const ask = <Schema extends z.ZodType>(request: HttpRequest<Schema>): Promise<HttpReply<z.output<Schema>>> =>
    spend(() => http.request(request));
  const download = (request: DownloadRequest): Promise<Downloaded> => spend(() => http.download(request));
  return { ask, download, identity };
}

type Inside = { tools: SalesforceTools; identity: Identity };

function toHttpSettings(source: string, connection: SalesforceConnection, { tools, identity }: Inside): HttpSettings {
  const baseUrl = toSalesforceUrl(source, connection);
  const isFixed = connection.base_url !== undefined;
  const client = { clientId: tools.secret('CLIENT_ID'), clientSecret: tools.secret('CLIENT_SECRET') };
  return {
    source,
    baseUrl,
    authorisation: {
      kind: 'minted',
      mint: async (askForToken) => {
        const { token, userId } = await signIn({ source, baseUrl, isFixed, ...client }, askForToken);
        identity.userId = userId;
        // its life is a setting of the organisation, which the answer does not tell: a 401 does
        return { token, expiresAt: null, secrets: Object.values(client) };
      },
    },
    rate: RATE,
    judgeLimit: ({ status, text }) => (status === 403 && text.includes('REQUEST_LIMIT_EXCEEDED') ? 'stop' : null),
  };
}

function describeUsage({ used, allowed }: ApiUsage, share: number): string {
  return `${used} of ${allowed} requests of the day are used, over the ${Math.round(share * 100)} % that daily_share allows`;
}
