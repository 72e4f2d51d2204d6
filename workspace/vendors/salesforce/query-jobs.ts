import { z } from 'zod';
import type { VendorAnswer, VendorCall } from '../start-vendor';
import { read, runSoql, type SalesforceRecord, toText } from './soql';

const DEFAULT_ROWS = 50_000;
const NOT_FOR_JOBS = /\b(ORDER BY|LIMIT|OFFSET|GROUP BY|COUNT\()/;
const Wanted = z.strictObject({
  operation: z.enum(['query', 'queryAll']),
  query: z.string().min(1),
  contentType: z.literal('CSV').optional(),
  columnDelimiter: z.literal('COMMA').optional(),
  lineEnding: z.literal('LF').optional(),
});
const Abort = z.strictObject({ state: z.literal('Aborted') });
type State = 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';
type Job = {
  id: string;
  operation: string;
  object: string;
  state: State;
  looks: number;
  createdAt: Date;
  fields: readonly string[];
  records: readonly SalesforceRecord[]; // as they were when the job was begun
};

export type JobWorld = {
  listRecords: (object: string, all: boolean) => readonly SalesforceRecord[];
  now: () => Date;
  looksUntilDone: number; // answers to "is it done?" before it is
  mostRows?: () => number; // of one answer, whatever is asked for
};

/** Query jobs of Bulk API 2.0 as they are documented: https://developer.salesforce.com/docs/platform/api-asynch/guide/query-bulk-api-2-0.html */
export class QueryJobs {
  readonly jobs = new Map<string, Job>();
  private count = 0;

  constructor(private readonly world: JobWorld) {}

  /** `rest`: the path behind `/jobs/query`. */
  answer(method: string, rest: string, { query, body }: Pick<VendorCall, 'query' | 'body'>): VendorAnswer {
    if (rest === '' && method === 'POST') return this.create(body);
    const [, id = '', tail = ''] = /^\/(\w+)(\/results)?$/.exec(rest) ?? [];
    const job = this.jobs.get(id);
    if (job === undefined) return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
    const actions: Record<string, () => VendorAnswer> = {
      GET: () => ({ body: toInfo(this.look(job)) }),
      'GET/results': () => this.results(job, query),
      PATCH: () => abort(job, body),
      DELETE: () => this.remove(job),
    };
    return actions[method + tail]?.() ?? refuse(405, 'METHOD_NOT_ALLOWED', 'HTTP Method not allowed');
  }

  /** As when Salesforce could not do it. */
  failAll(): void {
    for (const job of this.jobs.values()) job.state = 'Failed';
  }

  private create(body: string): VendorAnswer {
    const wanted = Wanted.safeParse(JSON.parse(body));
    if (!wanted.success) return refuse(400, 'INVALIDJOB', wanted.error.issues[0]?.message ?? 'not valid');
    const { operation, query } = wanted.data;
    if (NOT_FOR_JOBS.test(query)) return refuse(400, 'API_ERROR', `not supported by Bulk API 2.0: ${query}`);
    const { fields, object, records } = runSoql(query, (of) => this.world.listRecords(of, operation === 'queryAll'));
    this.count += 1;
    const id = `750${String(this.count).padStart(12, '0')}AAA`;
    const rest = { looks: 0, createdAt: this.world.now(), fields, records: [...records] };
    const job: Job = { id, operation, object, state: 'UploadComplete', ...rest };
    this.jobs.set(id, job);
    return { body: toInfo(job) };
  }

  private look(job: Job): Job {
    if (job.state !== 'UploadComplete' && job.state !== 'InProgress') return job;
    job.state = job.looks >= this.world.looksUntilDone ? 'JobComplete' : 'InProgress';
    job.looks += 1;
    return job;
  }

  private results({ state, fields, records }: Job, query: URLSearchParams): VendorAnswer {
    if (state !== 'JobComplete') return refuse(400, 'INVALIDJOBSTATE', `the job is ${state}`);
    const from = readLocator(query.get('locator'), records.length);
    if (from === null) return refuse(400, 'INVALIDLOCATOR', 'Invalid locator');
    const most = Math.min(Number(query.get('maxRecords') ?? DEFAULT_ROWS), this.world.mostRows?.() ?? DEFAULT_ROWS);
    const rows = records.slice(from, from + most);
    const end = from + rows.length;
    const headers = {
      'content-type': 'text/csv; charset=UTF-8',
      'sforce-locator': end < records.length ? toLocator(end) : 'null',
      'sforce-numberofrecords': String(rows.length),
    };
    return { headers, body: toCsv(fields, rows) };
  }

  private remove(job: Job): VendorAnswer {
    if (!['JobComplete', 'Failed', 'Aborted'].includes(job.state))
      return refuse(400, 'API_ERROR', 'Error encountered when deleting the job because the job is not terminated');
    this.jobs.delete(job.id);
    return { status: 204, body: '' };
  }
}

function abort(job: Job, body: string): VendorAnswer {
  if (!Abort.safeParse(JSON.parse(body)).success) return refuse(400, 'INVALIDJOB', 'state: expected Aborted');
  if (job.state !== 'UploadComplete' && job.state !== 'InProgress')
    return refuse(400, 'INVALIDJOBSTATE', `the job is ${job.state}`);
  job.state = 'Aborted';
  return { body: toInfo(job) };
}

const toInfo = ({ id, operation, object, state, createdAt }: Job): object => ({
  id,
  operation,
  object,
  createdById: '005000000000001AAA',
  createdDate: createdAt.toISOString().replace('Z', '+0000'),
  state,
  concurrencyMode: 'Parallel',
  contentType: 'CSV',
  lineEnding: 'LF',
  columnDelimiter: 'COMMA',
});

const toLocator = (at: number): string => Buffer.from(`at ${at}`).toString('base64url');

/** Null: it is none of this job's. */
function readLocator(text: string | null, rows: number): number | null {
  if (text === null) return 0;
  const at = /^at (\d+)$/.exec(Buffer.from(text, 'base64url').toString())?.[1];
  return at === undefined || Number(at) >= rows ? null : Number(at);
}

const toLine = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join();

/** All cells in quotes, quotes doubled, a header before the rows of every answer. */
function toCsv(fields: readonly string[], records: readonly SalesforceRecord[]): string {
  const rows = records.map((record) => toLine(fields.map((field) => toText(read(record, field)))));
  return `${[toLine(fields), ...rows].join('\n')}\n`;
}

const refuse = (status: number, errorCode: string, message: string): VendorAnswer => ({
  status,
  body: [{ errorCode, message }],
});
