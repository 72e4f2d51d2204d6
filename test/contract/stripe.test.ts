import { readFileSync } from 'node:fs';
import type { PullConnector } from '../../src/ingest/pull/connector';
import { checkFact } from '../../src/services/pull/check-fact';
import { subject } from '../connectors/subjects/stripe';
import { connectPart, createTools, NOW } from '../connectors/world';
import { findSpec, type Prism, startPrism } from './specs';

const SPEC = findSpec('stripe-2023-08-16.slice.json');
const FIXTURES = findSpec('stripe-fixtures3-2026.json');
const CONTEXT = { now: NOW, signal: new AbortController().signal };
const PARTS = ['events', 'customers', 'subscriptions', 'open_invoices', 'invoices', 'disputes'];
/** What is read of Stripe; everything else it has is none of Barometer's business. */
const READ = ['customer', 'deleted_customer', 'dispute', 'invoice', 'subscription'];

function connect(part: string, url: string): PullConnector {
  const tools = createTools({ subject, clock: { ms: NOW.getTime() }, sleptMs: [], logs: [] })();
  return connectPart({ ...subject, part }, { url, tools });
}

if (SPEC === null) it('NOT RUN: Stripe’s description is absent (BAROMETER_SPECS)', () => expect(SPEC).toBeNull());
else describeContract(SPEC);

if (FIXTURES === null) it('NOT RUN: Stripe’s fixtures are absent (BAROMETER_SPECS)', () => expect(FIXTURES).toBeNull());
else describeFixtures(FIXTURES);

function describeContract(spec: string): void {
  describe('against Stripe of 2023-08-16 as Prism plays it', () => {
    let prism: Prism;
    beforeAll(async () => (prism = await startPrism(spec)), 60_000);
    afterAll(() => prism.stop());

    const readPart = async (part: string, cursor: Record<string, string | number> | null) => {
      const [stream] = connect(part, prism.url).streams;
      const taken = [];
      for await (const page of stream?.pages(cursor, CONTEXT) ?? [])
        taken.push(...page.records.map((record) => stream?.take(record)));
      return taken;
    };

    it.each(['customers', 'subscriptions', 'open_invoices', 'invoices', 'disputes'])(
      'it takes the requests for %s, and its answers are read',
      async (part) => {
        const taken = await readPart(part, null);
        expect(taken.length).toBeGreaterThan(0);
        for (const one of taken) expect(one).toHaveProperty('mapped');
      },
    );

    it('it takes the requests for events, the first and those after it', async () => {
      expect(await readPart('events', null)).toEqual([]);
      expect(await readPart('events', { id: 'evt_1', at: NOW.getTime() / 1000 })).toEqual([]); // of a plan
    });
  });
}

function describeFixtures(path: string): void {
  const { resources } = JSON.parse(readFileSync(path, 'utf8')) as { resources: Record<string, unknown> };
  const streams = PARTS.flatMap((part) => connect(part, 'http://127.0.0.1:9').streams);
  const all = Object.entries(resources);

  it('there are 176 of Stripe’s own fixtures', () => {
    expect(all).toHaveLength(176);
  });

  it.each(all.filter(([name]) => READ.includes(name)))(
    'its %s of August 2026 is read, and keeps the contract',
    (_name, object) => {
      const taken = streams.map((stream) => stream.take(object)).filter((one) => 'mapped' in one);
      expect(taken.length).toBeGreaterThan(0);
      for (const mapped of taken.flatMap((one) => one.mapped)) {
        if (mapped.kind !== 'fact') continue;
        const checked = checkFact(mapped, { source: 'stripe', ids: 'own', line: 1, passStartedAt: NOW, now: NOW });
        expect(checked).toHaveProperty('ready');
      }
    },
  );

  it('an invoice that is open, and one that was sent, are facts', () => {
    for (const status of ['open', 'paid', 'uncollectible', 'void']) {
      const taken = streams.map((stream) => stream.take({ ...(resources['invoice'] as object), status }));
      expect(taken).toContainEqual({
        id: expect.any(String),
        mapped: [expect.objectContaining({ stream: 'invoices' })],
      });
    }
  });

  it.each(all.filter(([name]) => !READ.includes(name)))(
    'its %s is refused by every stream, and by none with a crash',
    (_name, object) => {
      for (const stream of streams) expect(stream.take(object)).toHaveProperty('refused.reason', expect.any(String));
    },
  );
}
