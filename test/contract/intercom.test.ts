import { checkFact } from '../../src/services/pull/check-fact';
import type { Mapped, PullConnector } from '../../src/ingest/pull/connector';
import { subject } from '../connectors/subjects/intercom';
import { connectPart, createTools, NOW } from '../connectors/world';
import { findSpec, listExamples, type Prism, readSpec, startPrism } from './specs';

const SPEC = findSpec('intercom-2.14.slice.json');
const CONTEXT = { now: NOW, signal: new AbortController().signal };
const PERSON = { id: '1', email: 'joe@acme.example', companies: { data: [{ id: '531ee4' }] } };

function expectContract(mapped: Mapped): void {
  if (mapped.kind !== 'fact') throw new Error(`expected a fact, got ${mapped.kind}`);
  const checked = checkFact(mapped, { source: 'intercom', ids: 'own', line: 1, passStartedAt: NOW, now: NOW });
  expect(checked).toHaveProperty('ready');
}

type Row = Record<string, unknown>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : []);

function listConversations(operation: string, example: unknown): [string, Row][] {
  if (!operation.includes('/conversations') || !isRow(example)) return [];
  const all = [example, ...rowsOf(example['conversations'])];
  return all.filter(({ type }) => type === 'conversation').map((one) => [operation, one]);
}

function listCompanies(operation: string, example: unknown): [string, Row][] {
  if (!operation.includes('/companies') || !isRow(example)) return [];
  const all = [example, ...rowsOf(example['data'])];
  return all.filter(({ type }) => type === 'company').map((one) => [operation, one]);
}

if (SPEC === null) it('NOT RUN: Intercom’s description is absent (BAROMETER_SPECS)', () => expect(SPEC).toBeNull());
else describeContract(SPEC);

function describeContract(spec: string): void {
  const connect = (part: string, url: string): PullConnector =>
    connectPart(
      { ...subject, part },
      { url, tools: createTools({ subject, clock: { ms: NOW.getTime() }, sleptMs: [], logs: [] })() },
    );

  describe('against Intercom as Prism plays it', () => {
    let prism: Prism;
    beforeAll(async () => (prism = await startPrism(spec)), 60_000);
    afterAll(() => prism.stop());

    it('a page of conversations is searched for, its people with it, and read', async () => {
      const { streams } = connect('conversations', prism.url);
      const taken = [];
      for (const stream of streams)
        for await (const page of stream.pages({ seen: 1734537000 }, CONTEXT)) {
          expect(page.cursor).toEqual({ seen: expect.any(Number) });
          taken.push(...page.records.map((record) => stream.take(record)));
        }
      expect(taken).toHaveLength(1);
      expect(taken[0]).toHaveProperty('mapped');
    });

    it('companies are scrolled through', async () => {
      const [stream] = connect('companies', prism.url).streams;
      const pages = stream?.pages(null, CONTEXT)[Symbol.asyncIterator]();
      const first = await pages?.next();
      const [company] = first?.value?.records ?? [];
      expect(stream?.take(company)).toMatchObject({
        mapped: [{ kind: 'customer', account: { externalId: 'remote_companies_scroll_2' } }],
      });
      await expect(pages?.next()).rejects.toThrow('the scroll does not move'); // Prism has one page, again and again
    });

    it('the check signs in and finds everything readable', async () => {
      const findings = await connect('conversations', prism.url).check(CONTEXT);
      expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok']);
      expect(findings[0]?.text).toContain('MyApp');
    });
  });

  const examples = listExamples(readSpec(spec)).filter(({ status }) => status.startsWith('2'));
  const conversations = examples.flatMap(({ operation, example }) => listConversations(operation, example));
  const companies = examples.flatMap(({ operation, example }) => listCompanies(operation, example));

  it('there are examples of both', () => {
    expect(conversations.length).toBeGreaterThanOrEqual(5);
    expect(companies.length).toBeGreaterThanOrEqual(5);
  });

  it.each(conversations)(
    '%s: the example %# of a conversation is read, and keeps the contract',
    (_operation, conversation) => {
      const [stream] = connect('conversations', 'http://127.0.0.1:9').streams;
      const asked = { ...conversation, source: { delivered_as: 'customer_initiated' } };
      const taken = stream?.take({ id: conversation['id'], conversation: asked, contact: PERSON });
      expect(taken).toHaveProperty('mapped');
      for (const mapped of taken !== undefined && 'mapped' in taken ? taken.mapped : []) expectContract(mapped);
    },
  );

  it.each(companies)('%s: the example %# of a company is read', (_operation, company) => {
    const [stream] = connect('companies', 'http://127.0.0.1:9').streams;
    expect(stream?.take(company)).toHaveProperty('mapped');
  });
}
