import { z } from 'zod';
import { SourceContractError, SourceError } from '../../errors';
import type { HttpReply, HttpRequest, HttpSettings, HttpSource } from '../http-source';
import { Description, QueryAnswer, Refusals, Retrieved, type SaveAnswer, SaveAnswers } from './answers';
import { type SalesforceConnection, toSalesforceUrl } from './connection';
import { signIn } from './sign-in';
import { type ApiUsage, readUsage } from './usage';

// https://developer.salesforce.com/docs/platform/salesforce-app-limits-cheatsheet: 25 long requests at once; a handful a second leaves room
const RATE = { perSecond: 5, burst: 10 };
const ROWS_PER_PAGE = 2_000;

export type SalesforceTools = { secret: (name: string) => string; http: (settings: HttpSettings) => HttpSource };
export type SalesforceApi = ReturnType<typeof createSalesforceApi>;
type SaveRecord = Readonly<Record<string, unknown>>;

/** The requests that are made of one Salesforce organisation. Its share of the day's requests is looked at after every answer. */
export function createSalesforceApi(source: string, connection: SalesforceConnection, tools: SalesforceTools) {
  const root = `/services/data/v${connection.api_version}`;
  const identity: { userId: string | null } = { userId: null };
  const http = tools.http(toHttpSettings(source, connection, { tools, identity }));
  const described = new Map<string, Promise<Description>>();
  let usage: ApiUsage | null = null;

  async function ask<Schema extends z.ZodType>(request: HttpRequest<Schema>): Promise<HttpReply<z.output<Schema>>> {
    const before = usage;
    usage = null; // learnt anew from every answer: the next run asks once and sees
    if (before !== null && before.used > before.allowed * connection.daily_share)
      throw new SourceError(source, 'limit', describeUsage(before, connection.daily_share));
    const reply = await http.request(request);
    usage = readUsage(reply.headers);
    return reply;
  }

  /** Kept, since it is large and seldom changes; `anew`: as it is now. */
  async function describe(object: string, signal: AbortSignal, which: 'kept' | 'anew' = 'kept'): Promise<Description> {
    const known = which === 'kept' ? described.get(object) : undefined;
    if (known !== undefined) return await known;
    const asked = ask({ path: `${root}/sobjects/${object}/describe`, schema: Description, signal }).then(
      ({ body }) => body,
    );
    described.set(object, asked);
    asked.catch(() => described.delete(object)); // asked again, not failed for ever
    return await asked;
  }

  async function save(method: 'PATCH' | 'POST', path: string, records: readonly SaveRecord[], signal: AbortSignal) {
    const { status, body } = await ask({
      method,
      path: `${root}/composite/sobjects${path}`,
      json: { allOrNone: false, records },
      schema: z.union([SaveAnswers, Refusals]),
      accepts: [400],
      isRepeatable: true, // the same values once more, by the same id or key
      signal,
    });
    return toSaveAnswers(source, { status, body, count: records.length });
  }

  return {
    identity,
    describe,
    /** `all`: with what is deleted, as long as it is in the recycle bin (15 days). */
    query: async (
      soql: string,
      { all = false, signal }: { all?: boolean; signal: AbortSignal },
    ): Promise<QueryAnswer> => {
      const headers = { 'sforce-query-options': `batchSize=${ROWS_PER_PAGE}` };
      const path = `${root}/${all ? 'queryAll' : 'query'}`;
      return (await ask({ path, query: { q: soql }, headers, schema: QueryAnswer, signal })).body;
    },
    /** What follows a page; null when Salesforce no longer keeps it (2 days). */
    queryMore: async (nextRecordsUrl: string, signal: AbortSignal): Promise<QueryAnswer | null> => {
      const request = { path: nextRecordsUrl, schema: z.union([QueryAnswer, Refusals]), accepts: [400, 404], signal };
      const { body } = await ask(request);
      return Array.isArray(body) ? null : body;
    },
    retrieve: async (object: string, ids: readonly string[], fields: readonly string[], signal: AbortSignal) => {
      const path = `${root}/composite/sobjects/${object}`;
      const request = {
        method: 'POST',
        path,
        json: { ids, fields },
        isRepeatable: true,
        schema: Retrieved,
        signal,
      } as const;
      return (await ask(request)).body;
    },
    update: async (records: readonly SaveRecord[], signal: AbortSignal): Promise<readonly SaveAnswer[]> =>
      await save('PATCH', '', records, signal),
    upsert: async (object: string, keyField: string, records: readonly SaveRecord[], signal: AbortSignal) =>
      await save('PATCH', `/${object}/${keyField}`, records, signal),
  };
}

type Inside = { tools: SalesforceTools; identity: { userId: string | null } };

function toHttpSettings(source: string, connection: SalesforceConnection, { tools, identity }: Inside): HttpSettings {
  const baseUrl = toSalesforceUrl(source, connection);
  const client = { clientId: tools.secret('CLIENT_ID'), clientSecret: tools.secret('CLIENT_SECRET') };
  return {
    source,
    baseUrl,
    authorisation: {
      kind: 'minted',
      mint: async (askForToken) => {
        const { token, userId } = await signIn(
          { source, baseUrl, isFixed: connection.base_url !== undefined, ...client },
          askForToken,
        );
        identity.userId = userId;
        return { token, expiresAt: null }; // its life is a setting of the organisation, which the answer does not tell: a 401 does
      },
    },
    rate: RATE,
    judgeLimit: ({ status, text }) => (status === 403 && text.includes('REQUEST_LIMIT_EXCEEDED') ? 'stop' : null),
  };
}

type Saved = { status: number; body: z.output<typeof SaveAnswers> | z.output<typeof Refusals>; count: number };

function toSaveAnswers(source: string, { status, body, count }: Saved): readonly SaveAnswer[] {
  const refusals = Refusals.safeParse(body);
  if (status >= 400 && refusals.success) {
    const [first] = refusals.data;
    throw new SourceError(source, 'config', `${first?.errorCode}: ${first?.message.slice(0, 200)}`, { status });
  }
  const answers = SaveAnswers.safeParse(body);
  if (!answers.success || answers.data.length !== count)
    throw new SourceContractError(source, `expected ${count} results, one per record`);
  return answers.data;
}

function describeUsage({ used, allowed }: ApiUsage, share: number): string {
  return `${used} of ${allowed} requests of the day are used, over the ${Math.round(share * 100)} % that daily_share allows`;
}
