import fc from 'fast-check';
import { outbox } from '../../src/db/schema';
import { listParked } from '../../src/services/list-parked';
import { createDelivery } from '../support/alert-delivery';
import { hoursAfter, observe, run, seedAccount, seedPeople } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';
import { startFakeSlack, type FakeSlack, type Fault } from '../support/fake-slack';

const ACCOUNTS = ['acme', 'beta'] as const;
const database = useDatabase();
let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
});
afterAll(() => slack.stop());

type Event =
  | { kind: 'score'; account: (typeof ACCOUNTS)[number]; band: 'green' | 'yellow' | 'red' }
  | { kind: 'deliver'; stopAfter: number } // steps until the process stops; many: it does not
  | { kind: 'fault'; method: string; fault: Fault };

const fault = fc.constantFrom<Fault>(
  { kind: 'status', status: 429, retryAfter: 30 },
  { kind: 'status', status: 500 },
  { kind: 'lost' },
  { kind: 'error', error: 'channel_not_found' },
  { kind: 'error', error: 'service_unavailable' },
);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('score' as const),
    account: fc.constantFrom(...ACCOUNTS),
    band: fc.constantFrom('green' as const, 'yellow' as const, 'red' as const),
  }),
  fc.record({
    kind: fc.constant('deliver' as const),
    stopAfter: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(99)),
  }),
  fc.record({ kind: fc.constant('fault' as const), method: fc.constantFrom('chat.postMessage', 'chat.update'), fault }),
);

class Stopped extends Error {}

async function play(events: readonly Event[]): Promise<void> {
  slack.reset();
  await truncateAll(database.pool);
  await seedPeople(database.db);
  for (const accountId of ACCOUNTS) await seedAccount(database.db, { accountId, name: accountId });
  const all = (band: 'green' | 'red') => ACCOUNTS.map((accountId) => observe(band, { accountId }));
  await run(database, [
    [0, ...all('green')],
    [5, ...all('red')],
  ]);
  for (const [index, one] of events.entries()) await happen(one, 5 * (index + 2));
  slack.mend();
  const after = 5 * (events.length + 3);
  await deliver(after, 99);
  await deliver(after + 5, 99);
}

async function happen(one: Event, hours: number): Promise<void> {
  if (one.kind === 'score') await run(database, [[hours, observe(one.band, { accountId: one.account })]]);
  else if (one.kind === 'fault') slack.fail(one.method, one.fault);
  else await deliver(hours, one.stopAfter);
}

/** Stops where a killed process would: what it had committed stays, the rest never happens. */
async function deliver(hours: number, stopAfter: number): Promise<void> {
  let left = stopAfter;
  const step = () => {
    if (left === 0) throw new Stopped();
    left -= 1;
  };
  const now = hoursAfter(hours);
  const delivery = createDelivery({ db: database.db, slackApiUrl: slack.url, now, workers: 1, step });
  await delivery().catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
  });
}

describe('over any schedule of scores, faults and stops', () => {
  it('no message is lost, none is posted twice, and what nobody can know is parked and listed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 8 }), async (events) => {
        await play(events);
        const rows = await database.db.select().from(outbox);
        const parked = (await listParked(database.db)).rows.map(({ id }) => id);
        const posts = rows.filter(({ kind }) => kind === 'alert.post');
        const firstMessages = slack.posts.filter(({ threadTs }) => threadTs === null).length;
        const surelySent = posts.filter(({ status }) => status === 'sent').length;
        const unsure = posts.filter(({ id }) => parked.includes(id)).length;
        expect(firstMessages).toBeGreaterThanOrEqual(surelySent);
        expect(firstMessages).toBeLessThanOrEqual(surelySent + unsure);
        expect(surelySent + unsure).toBe(posts.length);
        const parkedAlerts = posts.filter(({ id }) => parked.includes(id)).map(({ alertId }) => alertId);
        for (const row of rows.filter(({ id }) => !parked.includes(id)))
          expect([row.status, parkedAlerts.includes(row.alertId)]).toEqual(
            row.status === 'pending' ? ['pending', true] : ['sent', expect.any(Boolean)],
          );
      }),
      { numRuns: 30, endOnFailure: true },
    );
  }, 120_000);
});
