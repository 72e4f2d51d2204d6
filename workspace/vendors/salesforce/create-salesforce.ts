import type { Vendor, VendorAnswer, VendorCall, VendorRoute } from '../start-vendor';
import type { World } from '../world';
import { SALESFORCE_OBJECTS } from './objects';
import { QueryJobs } from './query-jobs';
import { saveById, saveByKey } from './save';
import { read, runSoql, type SalesforceRecord } from './soql';
import { renderOrganisation } from './organisation-page';
import { SalesforceStore } from './store';

const PAGE = 2000;
const DATA = /^\/services\/data\/v\d+\.0/;
const TOKEN = 'salesforce-stand-in-token';

export type SalesforceCredentials = { clientId: string; clientSecret: string };
export type Salesforce = { vendor: Vendor; store: SalesforceStore };

/** What Barometer asks of and writes to Salesforce, as its documentation has it, and a page that shows what was written. */
export function createSalesforce(world: World, credentials: SalesforceCredentials): Salesforce {
  const store = new SalesforceStore(world.now);
  const vendor: Vendor = {
    name: 'Salesforce',
    refuse: ({ headers }) =>
      headers.authorization === `Bearer ${TOKEN}`
        ? null
        : { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] },
    routes: [
      {
        method: 'GET',
        path: /^\/$/,
        isPage: true,
        answer: ({ query }) => ({ body: renderOrganisation(store, query.get('changed')) }),
      },
      { method: 'POST', path: /^\/locks$/, isPage: true, answer: (call) => toggleLock(store, call) },
      {
        method: 'POST',
        path: /^\/services\/oauth2\/token$/,
        isPage: true,
        answer: (call) => issueToken(call, credentials),
      },
      ...listApiRoutes(store),
      ...listJobRoutes(store, world.now),
    ],
  };
  return { vendor, store };
}

function listApiRoutes(store: SalesforceStore): VendorRoute[] {
  const cursors = new Map<string, { fields: readonly string[]; object: string; records: SalesforceRecord[] }>();
  return [
    route('GET', '/sobjects/(\\w+)/describe', ({ params: [object = ''] }) => describe(object)),
    route('GET', '/query(?:All)?', ({ query }) =>
      answerQuery(
        cursors,
        runSoql(query.get('q') ?? '', (object) => store.list(object)),
      ),
    ),
    route('GET', '/query/([\\w-]+)', ({ params: [locator = ''] }) => {
      const rest = cursors.get(locator);
      return rest === undefined ? refuse('INVALID_QUERY_LOCATOR', 'invalid query locator') : answerQuery(cursors, rest);
    }),
    route('POST', '/composite/sobjects/(\\w+)', ({ params: [object = ''], body }) => ({
      body: retrieve(store, object, body),
    })),
    route('PATCH', '/composite/sobjects', ({ body }) => ({ body: saveById(store, body) })),
    route('PATCH', '/composite/sobjects/(\\w+)/(\\w+)', ({ params: [object = '', field = ''], body }) => ({
      body: saveByKey(store, { object, field }, body),
    })),
  ];
}

/** Jobs of an organisation of this size are done at the second look. */
function listJobRoutes(store: SalesforceStore, now: World['now']): VendorRoute[] {
  const jobs = new QueryJobs({ listRecords: (object) => store.list(object), now, looksUntilDone: 1 });
  return ['POST', 'GET', 'PATCH', 'DELETE'].map((method) =>
    route(method, '/jobs/query(.*)', (call) => jobs.answer(method, call.params[0] ?? '', call)),
  );
}

function route(method: string, path: string, answer: (call: VendorCall) => VendorAnswer): VendorRoute {
  const usage = { 'sforce-limit-info': 'api-usage=1200/100000' };
  return {
    method,
    path: new RegExp(`${DATA.source}${path}$`),
    answer: (call) => {
      const { headers, ...rest } = answer(call);
      return { headers: { ...usage, ...headers }, ...rest };
    },
  };
}

function toggleLock(store: SalesforceStore, { body }: VendorCall): VendorAnswer {
  const id = new URLSearchParams(body).get('account') ?? '';
  if (store.find('Account', id) === null) return { status: 422, body: '<p>Choose an account.</p>' };
  store.toggleLock(id);
  return { status: 303, headers: { location: `/?changed=${id}` } };
}

function describe(object: string): VendorAnswer {
  const fields = SALESFORCE_OBJECTS[object];
  if (fields === undefined) return refuse('NOT_FOUND', 'The requested resource does not exist', 404);
  return { body: { name: object, createable: true, updateable: true, fields } };
}

type Rest = { fields: readonly string[]; object: string; records: SalesforceRecord[] };

function answerQuery(cursors: Map<string, Rest>, { fields, object, records }: Rest): VendorAnswer {
  if (fields[0] === 'COUNT()') return { body: { done: true, totalSize: records.length, records: [] } };
  const page = records.slice(0, PAGE).map((record) => project(record, fields, object));
  if (records.length <= PAGE) return { body: { done: true, totalSize: records.length, records: page } };
  const locator = `01g-${cursors.size}`;
  cursors.set(locator, { fields, object, records: records.slice(PAGE) });
  const nextRecordsUrl = `/services/data/v66.0/query/${locator}`;
  return { body: { done: false, totalSize: records.length, nextRecordsUrl, records: page } };
}

function project(record: SalesforceRecord, fields: readonly string[], object: string): Record<string, unknown> {
  const result: Record<string, unknown> = { attributes: { type: object } };
  for (const path of fields) {
    const [name = '', inner] = path.split('.');
    if (inner === undefined) result[name] = record[name] ?? null;
    else if (!isThere(record[name])) result[name] = null;
    else result[name] = { ...(result[name] as object | undefined), [inner]: read(record, path) ?? null };
  }
  return result;
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined;

function retrieve(store: SalesforceStore, object: string, body: string): unknown[] {
  const { ids, fields } = JSON.parse(body) as { ids: string[]; fields: string[] };
  return ids.map((id) => {
    const record = store.find(object, id);
    return record === null ? null : project(record, ['Id', ...fields], object);
  });
}

const refuse = (errorCode: string, message: string, status = 400): VendorAnswer => ({
  status,
  body: [{ errorCode, message }],
});

function issueToken({ body, headers }: VendorCall, { clientId, clientSecret }: SalesforceCredentials): VendorAnswer {
  const form = new URLSearchParams(body);
  const isKnown = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
  if (!isKnown || form.get('grant_type') !== 'client_credentials')
    return { status: 400, body: { error: 'invalid_client', error_description: 'invalid client credentials' } };
  return { body: { access_token: TOKEN, token_type: 'Bearer', instance_url: `http://${headers.host}` } };
}
