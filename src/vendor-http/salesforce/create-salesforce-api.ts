import { z } from 'zod';
import { SourceContractError, SourceError } from '../../errors';
import { CountAnswer, Description, QueryAnswer, Refusals, Retrieved, type SaveAnswer, SaveAnswers } from './answers';
import type { SalesforceConnection } from './connection';
import { createAsk, type SalesforceTools } from './create-ask';
import { createQueryJobs } from './create-query-jobs';

const ROWS_PER_PAGE = 2_000;

export type SalesforceApi = ReturnType<typeof createSalesforceApi>;
type SaveRecord = Readonly<Record<string, unknown>>;
type Line = ReturnType<typeof createAsk> & { source: string; root: string };

/** The requests that are made of one Salesforce organisation. */
export function createSalesforceApi(source: string, connection: SalesforceConnection, tools: SalesforceTools) {
  const line: Line = {
    ...createAsk(source, connection, tools),
    source,
    root: `/services/data/v${connection.api_version}`,
  };
  return {
    identity: line.identity,
    describe: createDescribe(line),
    jobs: createQueryJobs(line),
    ...queries(line),
    ...saves(line),
  };
}

const queries = ({ ask, source, root }: Line) => ({
  /** `all`: with what is deleted, as long as it is in the recycle bin (15 days). */
  query: async (
    soql: string,
    { all = false, signal }: { all?: boolean; signal: AbortSignal },
  ): Promise<QueryAnswer> => {
    const headers = { 'sforce-query-options': `batchSize=${ROWS_PER_PAGE}` };
    const path = `${root}/${all ? 'queryAll' : 'query'}`;
    return (await ask({ path, query: { q: soql }, headers, schema: QueryAnswer, signal })).body;
  },
  /** How many records `SELECT COUNT()` finds; null: so many that Salesforce gave up counting them. */
  count: async (soql: string, { all, signal }: { all: boolean; signal: AbortSignal }): Promise<number | null> => {
    const path = `${root}/${all ? 'queryAll' : 'query'}`;
    const schema = z.union([CountAnswer, Refusals]);
    const { body, status } = await ask({ path, query: { q: soql }, schema, accepts: [400], signal });
    if (!Array.isArray(body)) return body.totalSize;
    if (body[0]?.errorCode === 'QUERY_TIMEOUT') return null;
    throw toRefused(source, body, status);
  },
  /** What follows a page; null when Salesforce no longer keeps it (2 days). */
  queryMore: async (nextRecordsUrl: string, signal: AbortSignal): Promise<QueryAnswer | null> => {
    const request = { path: nextRecordsUrl, schema: z.union([QueryAnswer, Refusals]), accepts: [400, 404], signal };
    const { body } = await ask(request);
    return Array.isArray(body) ? null : body;
  },
  /** In the order of the ids; null for what does not exist or may not be seen. */
  retrieve: async (object: string, ids: readonly string[], fields: readonly string[], signal: AbortSignal) => {
    const path = `${root}/composite/sobjects/${object}`;
    const json = { ids, fields };
    return (await ask({ method: 'POST', path, json, isRepeatable: true, schema: Retrieved, signal })).body;
  },
});

const saves = (line: Line) => ({
  update: async (records: readonly SaveRecord[], signal: AbortSignal): Promise<readonly SaveAnswer[]> =>
    await save(line, { path: '', records, signal }),
  upsert: async (object: string, keyField: string, records: readonly SaveRecord[], signal: AbortSignal) =>
    await save(line, { path: `/${object}/${keyField}`, records, signal }),
});

/** Kept, since it is large and seldom changes; `anew`: as it is now. */
function createDescribe({ ask, root }: Line) {
  const described = new Map<string, Promise<Description>>();
  return async (object: string, signal: AbortSignal, which: 'kept' | 'anew' = 'kept'): Promise<Description> => {
    const known = which === 'kept' ? described.get(object) : undefined;
    if (known !== undefined) return await known;
    const asked = ask({ path: `${root}/sobjects/${object}/describe`, schema: Description, signal }).then(
      ({ body }) => body,
    );
    described.set(object, asked);
    asked.catch(() => described.delete(object)); // asked again, not failed for ever
    return await asked;
  };
}

type Save = { path: string; records: readonly SaveRecord[]; signal: AbortSignal };

async function save({ ask, source, root }: Line, { path, records, signal }: Save): Promise<readonly SaveAnswer[]> {
  const { status, body } = await ask({
    method: 'PATCH',
    path: `${root}/composite/sobjects${path}`,
    json: { allOrNone: false, records },
    schema: z.union([SaveAnswers, Refusals]),
    accepts: [400],
    isRepeatable: true, // the same values once more, by the same id or key
    signal,
  });
  const refusals = Refusals.safeParse(body);
  if (status >= 400 && refusals.success) throw toRefused(source, refusals.data, status);
  const answers = SaveAnswers.safeParse(body);
  if (answers.success && answers.data.length === records.length) return answers.data;
  throw new SourceContractError(source, `expected ${records.length} results, one per record`);
}

const toRefused = (source: string, [first]: z.output<typeof Refusals>, status: number): SourceError =>
  new SourceError(source, 'config', `${first?.errorCode}: ${first?.message.slice(0, 200)}`, { status });
