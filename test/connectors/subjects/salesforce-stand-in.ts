import { randomUUID } from 'node:crypto';
import { SALESFORCE_OBJECTS } from '../../../workspace/vendors/salesforce/objects';
import { QueryJobs } from '../../../workspace/vendors/salesforce/query-jobs';
import { runSoql, type SalesforceRecord } from '../../../workspace/vendors/salesforce/soql';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

const ROOT = '/services/data/v66.0';
const DESCRIBE = new RegExp(`^${ROOT}/sobjects/(\\w+)/describe$`);
const JOBS = new RegExp(`^${ROOT}/jobs/query(/.*)?$`);
const MORE = new RegExp(`^${ROOT}/query/([\\w-]+)$`);

type Stored = StandInRecord & { isDeleted?: boolean; mergedInto?: string };
type World = {
  accounts: Map<string, Stored>;
  rest: Map<string, SalesforceRecord[]>; // what follows an answer, by its locator
  pageSize: number;
  isEmptyNext: boolean;
  token: string | null;
  jobs: QueryJobs;
  usage: () => string; // of the organisation's requests of the day, as jobs tell it
};
/** `looksUntilDone`: of a query job; `now`: when jobs are begun. */
export type SalesforceOptions = { looksUntilDone?: number; now?: () => Date; usage?: () => string };
export type SalesforceStandIn = StandIn & { jobs: QueryJobs };

/** Salesforce's ids have 18 characters, the first three of which name the object. */
export const toAccountRecordId = (id: string): string => `001${id.padStart(15, '0')}`;

/** An organisation of accounts as Salesforce documents it: client credentials, describe, queryAll with its own place in the answer. */
export function createSalesforceStandIn(options: SalesforceOptions = {}): SalesforceStandIn {
  const world = createWorld(options);
  const change = (id: string, more: Partial<Stored>): void => {
    const known = world.accounts.get(id);
    if (known !== undefined) world.accounts.set(id, { ...known, ...more });
  };
  return {
    answer: (request) => answer(world, request),
    put: (record) => void world.accounts.set(record.id, record),
    remove: (id, at) => change(id, { at, isDeleted: true }),
    merge: (from, into, at) => {
      change(from, { at, isDeleted: true, mergedInto: into });
      change(into, { at });
    },
    setPageSize: (size) => (world.pageSize = size),
    serveEmptyPage: () => (world.isEmptyNext = true),
    jobs: world.jobs,
  };
}

function createWorld(options: SalesforceOptions): World {
  const { looksUntilDone = 0, now = () => new Date('2026-11-20T12:00:00Z') } = options;
  const { usage = () => 'api-usage=18/15000' } = options;
  const accounts: World['accounts'] = new Map();
  const jobs = new QueryJobs({
    listRecords: (_, all) => listRecords(accounts, all),
    now,
    looksUntilDone,
    mostRows: () => world.pageSize,
  });
  const world: World = { accounts, rest: new Map(), pageSize: 2000, isEmptyNext: false, token: null, jobs, usage };
  return world;
}

const listRecords = (accounts: World['accounts'], all: boolean): SalesforceRecord[] =>
  [...accounts.values()].filter(({ isDeleted }) => all || isDeleted !== true).map(toRecord);

function answer(world: World, request: StandInRequest): StandInReply {
  const { path } = request;
  if (path === '/services/oauth2/token') return signIn(world, request);
  if (request.headers['authorization'] !== `Bearer ${world.token}`)
    return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  const object = DESCRIBE.exec(path)?.[1];
  if (object !== undefined) return describe(object);
  const locator = MORE.exec(path)?.[1];
  if (locator !== undefined) return follow(world, locator);
  const job = JOBS.exec(path);
  if (job !== null) return answerJob(world, request, job[1] ?? '');
  return answerQuery(world, request);
}

function answerJob({ jobs, usage }: World, request: StandInRequest, rest: string): StandInReply {
  const { status = 200, headers, body } = jobs.answer(request.method, rest, request);
  return { status, headers: { 'sforce-limit-info': usage(), ...headers }, body };
}

function answerQuery(world: World, { path, query: asked }: StandInRequest): StandInReply {
  if (path === `${ROOT}/query` || path === `${ROOT}/queryAll`)
    return query(world, { soql: asked.get('q') ?? '', all: path.endsWith('All') });
  return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
}

const refuse = (status: number, errorCode: string, message: string): StandInReply => ({
  status,
  body: [{ message, errorCode }],
});

function signIn(world: World, { body, headers }: StandInRequest): StandInReply {
  const form = new URLSearchParams(body);
  if (form.get('grant_type') !== 'client_credentials' || !form.get('client_secret'))
    return { status: 400, body: { error: 'invalid_grant', error_description: 'no valid scopes defined' } };
  world.token = randomUUID();
  const id = 'https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA';
  return {
    status: 200,
    body: { access_token: world.token, instance_url: `http://${headers['host']}`, id, token_type: 'Bearer' },
  };
}

function describe(object: string): StandInReply {
  const fields = SALESFORCE_OBJECTS[object];
  if (fields === undefined) return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
  return { status: 200, body: { name: object, createable: true, updateable: true, fields } };
}

function query(world: World, { soql, all }: { soql: string; all: boolean }): StandInReply {
  const { fields, records } = runSoql(soql, () => listRecords(world.accounts, all));
  if (fields[0] === 'COUNT()') return { status: 200, body: { totalSize: records.length, done: true, records: [] } };
  return toPage(world, records);
}

function follow(world: World, locator: string): StandInReply {
  const rest = world.rest.get(locator);
  return rest === undefined ? refuse(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator') : toPage(world, rest);
}

/** Until its end an answer has an address for what follows, which stays good when it is asked again. */
function toPage(world: World, records: SalesforceRecord[]): StandInReply {
  const size = world.isEmptyNext ? 0 : world.pageSize;
  world.isEmptyNext = false;
  const rest = records.slice(size);
  const page = { totalSize: records.length, done: rest.length === 0, records: records.slice(0, size) };
  const headers = { 'sforce-limit-info': 'api-usage=18/15000' };
  if (page.done) return { status: 200, headers, body: page };
  const locator = `01g${randomUUID().replaceAll('-', '').slice(0, 12)}-${size}`;
  world.rest.set(locator, rest);
  return { status: 200, headers, body: { ...page, nextRecordsUrl: `${ROOT}/query/${locator}` } };
}

function toRecord({ id, at, label, isBad, isDeleted, mergedInto }: Stored): SalesforceRecord {
  return {
    attributes: { type: 'Account', url: `${ROOT}/sobjects/Account/${toAccountRecordId(id)}` },
    Id: toAccountRecordId(id),
    IsDeleted: isDeleted === true,
    MasterRecordId: mergedInto === undefined ? null : toAccountRecordId(mergedInto),
    SystemModstamp: at.toISOString().replace('Z', '+0000'),
    ...(isBad === true ? { Name: null } : { Name: label }),
    Website: `https://www.customer-${id}.example`,
    Industry: 'Banking',
    ARR__c: 120_000,
    Owner: { attributes: { type: 'User' }, Email: 'ae@example.test', IsActive: true },
  };
}
