import { z } from 'zod';
import type { StandIn, StandInReply, StandInRequest } from '../subject';
import { createWarehouse, type Warehouse, type WarehouseRow } from './warehouse-rows';

const Parameter = z.object({
  name: z.literal('since'),
  parameterType: z.object({ type: z.literal('TIMESTAMP') }),
  parameterValue: z.object({ value: z.iso.datetime() }),
});
const Query = z.object({
  query: z.string().includes('@since'),
  useLegacySql: z.literal(false),
  parameterMode: z.literal('NAMED'),
  queryParameters: z.tuple([Parameter]),
  maximumBytesBilled: z.string().regex(/^\d+$/),
});
const Run = Query.extend({ requestId: z.uuid(), formatOptions: z.object({ useInt64Timestamp: z.literal(true) }) });
const DryRun = z.object({ configuration: z.object({ dryRun: z.literal(true), query: Query }) });

const FIELDS = [
  { name: 'account_key', type: 'STRING', mode: 'NULLABLE' },
  { name: 'contact_id', type: 'INTEGER', mode: 'NULLABLE' },
  { name: 'name', type: 'STRING', mode: 'NULLABLE' },
  { name: 'last_seen_at', type: 'DATETIME', mode: 'NULLABLE' },
  { name: 'updated_at', type: 'TIMESTAMP', mode: 'NULLABLE' },
  { name: 'deleted', type: 'BOOLEAN', mode: 'NULLABLE' },
];
const PROJECT = '/bigquery/v2/projects/acme-data';

type Jobs = Map<string, WarehouseRow[][]>;

/** BigQuery's REST API as it documents itself: a signed statement for a token, dry runs, pages by token, every value as text. */
export function createBigQueryStandIn(): StandIn {
  const warehouse = createWarehouse();
  const jobs: Jobs = new Map();
  return { ...warehouse, answer: (request) => answer({ warehouse, jobs }, request) };
}

function answer({ warehouse, jobs }: { warehouse: Warehouse; jobs: Jobs }, request: StandInRequest): StandInReply {
  const { method, path, headers, query, body } = request;
  if (path === '/token') return grant(new URLSearchParams(body));
  if (headers['authorization']?.startsWith('Bearer ya29.') !== true)
    return refuse(401, 'UNAUTHENTICATED', 'Invalid Credentials');
  if (method === 'GET') {
    const jobId = path.replace(`${PROJECT}/queries/`, '');
    const pages = jobs.get(jobId);
    return pages === undefined
      ? refuse(404, 'NOT_FOUND', 'Not found: Job')
      : { status: 200, body: toPage(jobId, pages, Number(query.get('pageToken') ?? 0)) };
  }
  if (path === `${PROJECT}/jobs`) return plan(body);
  const asked = Run.safeParse(JSON.parse(body));
  if (path !== `${PROJECT}/queries` || !asked.success)
    return refuse(400, 'INVALID_ARGUMENT', 'not a query as documented');
  const jobId = `job_${jobs.size + 1}`;
  const pages = warehouse.listPages(new Date(asked.data.queryParameters[0].parameterValue.value));
  jobs.set(jobId, pages);
  return { status: 200, body: toPage(jobId, pages, 0) };
}

function grant(form: URLSearchParams): StandInReply {
  const isSigned = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(form.get('assertion') ?? '');
  if (!isSigned || form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
    return { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } };
  return { status: 200, body: { access_token: 'ya29.c.b0Aaekm1K-token', expires_in: 3599, token_type: 'Bearer' } };
}

function plan(body: string): StandInReply {
  if (!DryRun.safeParse(JSON.parse(body)).success) return refuse(400, 'INVALID_ARGUMENT', 'not a job as documented');
  const query = { statementType: 'SELECT', totalBytesProcessed: '1024', schema: { fields: FIELDS } };
  return {
    status: 200,
    body: { kind: 'bigquery#job', status: { state: 'DONE' }, statistics: { totalBytesProcessed: '1024', query } },
  };
}

function refuse(code: number, status: string, message: string): StandInReply {
  return {
    status: code,
    body: { error: { code, message, status, errors: [{ message, domain: 'global', reason: 'invalid' }] } },
  };
}

function toPage(jobId: string, pages: WarehouseRow[][], at: number): object {
  return {
    kind: 'bigquery#queryResponse',
    jobReference: { projectId: 'acme-data', jobId, location: 'EU' },
    jobComplete: true,
    schema: { fields: FIELDS },
    totalRows: String(pages.flat().length),
    rows: (pages[at] ?? []).map(toRow),
    ...(at + 1 < pages.length ? { pageToken: String(at + 1) } : {}),
  };
}

function toRow({ accountKey, contactId, name, at, isDeleted }: WarehouseRow): object {
  const values = [
    accountKey,
    contactId,
    name,
    at.toISOString().replace('Z', ''),
    `${at.getTime()}000`,
    String(isDeleted),
  ];
  return { f: values.map((v) => ({ v })) };
}
