import { z } from 'zod';
import { QueryJob, Refusals } from './answers';
import type { createAsk } from './create-ask';

const GONE = [400, 404, 409]; // a job, or a place in its results, that is not kept; 409: it was begun with another version of the API
const FORMAT = { contentType: 'CSV', columnDelimiter: 'COMMA', lineEnding: 'LF' };
const LAST = 'null'; // the locator of the last results, as text

/** Some rows of a finished job, as CSV. `locator`: what follows; null: nothing. `rows`: how many they are, where it is told. */
export type JobResults = { bytes: AsyncIterable<Uint8Array>; locator: string | null; rows: number | null };
type Line = Pick<ReturnType<typeof createAsk>, 'ask' | 'download'> & { root: string };
type Asked = { locator: string | null; maxRecords: number; signal: AbortSignal };

/** Query jobs of Bulk API 2.0: https://developer.salesforce.com/docs/platform/api-asynch/guide/query-bulk-api-2-0.html */
export function createQueryJobs({ ask, download, root }: Line) {
  const toPath = (id: string): string => `${root}/jobs/query/${encodeURIComponent(id)}`;
  return {
    /** A job that nobody reads is deleted by Salesforce after 7 days: asking twice does no harm. */
    create: async (query: string, { all, signal }: { all: boolean; signal: AbortSignal }): Promise<QueryJob> => {
      const json = { operation: all ? 'queryAll' : 'query', query, ...FORMAT };
      const path = `${root}/jobs/query`;
      return (await ask({ method: 'POST', path, json, isRepeatable: true, schema: QueryJob, signal })).body;
    },
    /** Null when it is not kept. */
    find: async (id: string, signal: AbortSignal): Promise<QueryJob | null> => {
      const schema = z.union([QueryJob, Refusals]);
      const { body } = await ask({ path: toPath(id), schema, accepts: GONE, signal });
      return Array.isArray(body) ? null : body;
    },
    results: async (id: string, { locator, maxRecords, signal }: Asked): Promise<JobResults | null> => {
      const { status, headers, bytes } = await download({
        path: `${toPath(id)}/results`,
        query: { locator, maxRecords },
        headers: { accept: 'text/csv' },
        accepts: GONE,
        signal,
      });
      if (status !== 200) return await drain(bytes); // 204 is a refusal, too
      return { bytes, locator: readLocator(headers), rows: readCount(headers) };
    },
    /** Not to be done any more: a job that is under way has to be aborted before it can be deleted. */
    discard: async (id: string, signal: AbortSignal): Promise<void> => {
      const request = { path: toPath(id), accepts: GONE, schema: z.unknown(), isRepeatable: true, signal };
      await ask({ ...request, method: 'PATCH', json: { state: 'Aborted' } });
      await ask({ ...request, method: 'DELETE' });
    },
    /** Salesforce's copy of the results goes with the job. */
    remove: async (id: string, signal: AbortSignal): Promise<void> => {
      await ask({ path: toPath(id), method: 'DELETE', accepts: GONE, schema: z.unknown(), signal });
    },
  };
}

/** The words of a refusal are not needed, but its connection is. */
async function drain(bytes: AsyncIterable<Uint8Array>): Promise<null> {
  for await (const _ of bytes);
  return null;
}

function readLocator(headers: Headers): string | null {
  const locator = headers.get('sforce-locator');
  return locator === null || locator === '' || locator === LAST ? null : locator;
}

function readCount(headers: Headers): number | null {
  const text = headers.get('sforce-numberofrecords') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
