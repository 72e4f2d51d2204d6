import fc from 'fast-check';
import { salesforceKind } from '../../../src/ingest/salesforce/connector';
import type { Cursor, PullConnector } from '../../../src/ingest/pull/connector';
import { createHttpSource } from '../../../src/vendor-http/create-http-source';
import { quoteSoql } from '../../../src/vendor-http/salesforce/soql';
import { createSalesforceStandIn, toAccountRecordId } from '../../connectors/subjects/salesforce-stand-in';
import { type FaultServer, startFaultServer } from '../../support/fault-server';

const CONTEXT = { now: new Date('2026-11-20T12:00:00Z'), signal: new AbortController().signal };
const START = Date.parse('2026-11-20T08:00:00Z');

let server: FaultServer;
afterEach(() => server?.close());

async function open(count: number, settings: Record<string, unknown> = {}) {
  const standIn = createSalesforceStandIn();
  standIn.setPageSize(2);
  for (let index = 1; index <= count; index += 1)
    standIn.put({ id: String(index), accountKey: '1', at: new Date(START + index * 1000), label: 'Acme' });
  server = await startFaultServer(standIn.answer);
  const tools = { sleep: async () => undefined, nowMs: () => 0, random: () => 0.5 };
  const connector = salesforceKind.create(
    'salesforce',
    { base_url: server.url, ...settings },
    {
      secret: (name) => `secret-${name}`,
      findSecret: () => null,
      hookSecret: null,
      resolvePath: (path) => path,
      http: (of) => createHttpSource({ ...of, rate: { perSecond: 1e6, burst: 1e6 } }, tools),
    },
  );
  return { standIn, connector };
}

async function read({ streams }: PullConnector, name: string, cursor: Cursor | null) {
  const stream = streams.find((one) => one.name === name);
  if (stream === undefined) throw new Error(`no stream ${name}`);
  const ids: string[] = [];
  let last = cursor;
  for await (const page of stream.pages(cursor, CONTEXT)) {
    ids.push(...page.records.map((record) => (record as { Id: string }).Id));
    last = page.cursor;
  }
  return { ids: new Set(ids), cursor: last };
}

it('a place that Salesforce no longer keeps is gone on from by the bookmark', async () => {
  const { connector } = await open(5);
  const cursor = { at: new Date(START + 3000).toISOString(), next: '/services/data/v66.0/query/01gLONGGONE-2000' };
  const { ids, cursor: after } = await read(connector, 'Account', cursor);
  for (const id of ['3', '4', '5']) expect(ids).toContain(toAccountRecordId(id));
  expect(after).toEqual({ at: new Date(START + 5000).toISOString(), next: null });
});

it('the next pass reads 5 minutes before the last stamp again, whatever our clock says', async () => {
  const { connector } = await open(1);
  const { cursor } = await read(connector, 'Account', null);
  await read(connector, 'Account', cursor);
  expect(server.requests.at(-1)?.query.get('q')).toContain('WHERE SystemModstamp >= 2026-11-20T07:55:01.000Z ORDER BY');
});

it('everything is read once a week in the order of ids, and names what there is', async () => {
  const { connector } = await open(5);
  expect((await read(connector, 'Account (all)', null)).ids.size).toBe(5);
  expect(connector.streams.find(({ name }) => name === 'Account (all)')).toMatchObject({
    everyHours: 168,
    sweeps: ['accounts'],
  });
});

it.each([
  ['No_Such__c', 'Account.No_Such__c does not exist, or the integration user may not read it'],
  ['arr__c', 'Account.arr__c is spelt ARR__c in Salesforce'],
])('a field %s is named before anything is asked, and by doctor', async (arr, words) => {
  const { connector } = await open(1, { fields: { arr } });
  await expect(read(connector, 'Account', null)).rejects.toMatchObject({
    failure: 'config',
    message: expect.stringContaining(words),
  });
  expect(server.requests.some(({ path }) => path.includes('/query'))).toBe(false);
  expect(await connector.check(CONTEXT)).toEqual([{ level: 'problem', text: expect.stringContaining(words) }]);
});

it('doctor hears what would be synced', async () => {
  const { connector } = await open(1);
  const findings = await connector.check(CONTEXT);
  expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok']);
  expect(findings.at(-1)?.text).toContain('would sync Account');
});

it('without domain and base_url there is nowhere to ask', () => {
  const tools = {
    secret: () => 'secret',
    findSecret: () => null,
    hookSecret: null,
    resolvePath: (path: string) => path,
    http: () => ({
      request: () => Promise.reject(new Error('not asked')),
      download: () => Promise.reject(new Error('not asked')),
    }),
  };
  expect(() => salesforceKind.create('salesforce', {}, tools)).toThrow('domain: expected My Domain');
});

it('nothing in a text ends its literal: what is quoted is read back as it was', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      const quoted = quoteSoql(text);
      expect(quoted).toMatch(/^'(?:[^'\\\n\r]|\\.)*'$/su);
      const back = quoted
        .slice(1, -1)
        .replaceAll(/\\(.)/gsu, (_, one: string) => ({ n: '\n', r: '\r', t: '\t' })[one] ?? one);
      expect(back).toBe(text);
    }),
  );
});
