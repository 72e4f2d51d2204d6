import { z } from 'zod';
import type { StandIn, StandInReply, StandInRequest } from '../subject';
import { createWarehouse, type Warehouse, type WarehouseRow } from './warehouse-rows';

const Statement = z.object({
  statement: z.string(),
  timeout: z.int(),
  bindings: z.record(z.string(), z.object({ type: z.literal('TEXT'), value: z.iso.datetime() })).optional(),
  parameters: z.object({ TIMEZONE: z.literal('UTC'), MULTI_STATEMENT_COUNT: z.literal('1') }),
});
const TYPES = [
  ['ACCOUNT_KEY', 'TEXT'],
  ['CONTACT_ID', 'FIXED'],
  ['NAME', 'TEXT'],
  ['LAST_SEEN_AT', 'TIMESTAMP_TZ'],
  ['UPDATED_AT', 'TIMESTAMP_NTZ'],
  ['DELETED', 'BOOLEAN'],
] as const;

type Results = Map<string, WarehouseRow[][]>;

/** Snowflake's SQL API as it documents itself: a key pair's token, values bound beside the text, results in partitions, every value as text. */
export function createSnowflakeStandIn(): StandIn {
  const warehouse = createWarehouse();
  const results: Results = new Map();
  return { ...warehouse, answer: (request) => answer({ warehouse, results }, request) };
}

function answer({ warehouse, results }: World, request: StandInRequest): StandInReply {
  const { method, path, headers, query, body } = request;
  const isSigned = /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(headers['authorization'] ?? '');
  if (!isSigned || headers['x-snowflake-authorization-token-type'] !== 'KEYPAIR_JWT')
    return { status: 401, body: { code: '390144', message: 'JWT token is invalid.' } };
  if (method === 'GET') return getPartition(results, path, Number(query.get('partition')));
  const asked = Statement.safeParse(JSON.parse(body));
  const isNamed = /^[\w-]+\/[\d.]+$/.test(headers['user-agent'] ?? '');
  if (path !== '/api/v2/statements' || query.get('requestId') === null || !isNamed || !asked.success)
    return { status: 400, body: { code: '391902', message: 'Unable to parse the request.' } };
  return run({ warehouse, results }, asked.data);
}

function getPartition(results: Results, path: string, partition: number): StandInReply {
  const rows = results.get(path.replace('/api/v2/statements/', ''))?.[partition];
  if (rows === undefined) return { status: 404, body: { code: '000709', message: 'Statement not found' } };
  return { status: 200, body: { data: rows.map(toCells) } };
}

type World = { warehouse: Warehouse; results: Results };

function run({ warehouse, results }: World, { statement, bindings = {} }: z.output<typeof Statement>): StandInReply {
  if ((statement.match(/\?/g) ?? []).length !== Object.keys(bindings).length)
    return { status: 422, body: { code: '002049', sqlState: '42601', message: 'bind variable not set' } };
  const isProbe = statement.endsWith('limit 0');
  const pages = isProbe ? [[]] : warehouse.listPages(new Date(bindings['1']?.value ?? 0));
  const handle = `01b2-${String(results.size + 1).padStart(4, '0')}`;
  results.set(handle, pages);
  return { status: 200, body: toResult(handle, pages) };
}

function toResult(handle: string, pages: WarehouseRow[][]): object {
  return {
    code: '090001',
    sqlState: '00000',
    message: 'Statement executed successfully.',
    statementHandle: handle,
    createdOn: 1_795_290_676_000,
    statementStatusUrl: `/api/v2/statements/${handle}`,
    resultSetMetaData: {
      format: 'jsonv2',
      numRows: pages.flat().length,
      partitionInfo: pages.map((page) => ({ rowCount: page.length, uncompressedSize: 1, compressedSize: 1 })),
      rowType: TYPES.map(([name, type]) => ({
        name,
        type,
        database: 'PROD',
        schema: 'CS',
        table: 'CONTACTS',
        nullable: true,
      })),
    },
    data: (pages[0] ?? []).map(toCells),
  };
}

function toCells({ accountKey, contactId, name, at, isDeleted }: WarehouseRow): (string | null)[] {
  const seconds = `${at.getTime() / 1000}.000000000`;
  return [accountKey, contactId, name, `${seconds} 1440`, seconds, String(isDeleted)];
}
