import { asc } from 'drizzle-orm';
import { outbox } from '../../src/db/schema';
import { createDelivery } from '../support/alert-delivery';
import { hoursAfter, observe, run, seedAccount, seedPeople } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';
import { startFakeSlack, type FakeSlack, type Fault } from '../support/fake-slack';

const database = useDatabase();
let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
});
afterAll(() => slack.stop());

const NOW = hoursAfter(6);
const secondsAfter = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);
type Parts = { slackApiUrl?: string; timeoutMs?: number };
const deliver = (now = NOW, { slackApiUrl = slack.url, timeoutMs = 10_000 }: Parts = {}) =>
  createDelivery({ db: database.db, slackApiUrl, now, timeoutMs })();
/** Who answers nothing is waited for a moment; whoever answers gets the time that a busy machine needs. */
const patienceWith = ({ kind }: Fault): Parts => (kind === 'hang' ? { timeoutMs: 1_000 } : {});
const readRow = async () => (await database.db.select().from(outbox).orderBy(asc(outbox.id)))[0];

beforeEach(async () => {
  slack.reset();
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
  await run(database, [
    [0, observe('green')],
    [5, observe('red')],
  ]);
});

describe('a post that certainly did not happen', () => {
  it.each<[string, Fault, number, string]>([
    ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: 30 }, 30, 'rate_limited'],
    ['that the service is unavailable', { kind: 'error', error: 'service_unavailable' }, 2, 'service_unavailable'],
  ])('answered by %s is sent once its time has come', async (_, fault, waitSeconds, reason) => {
    slack.fail('chat.postMessage', fault);
    expect(await deliver()).toMatchObject({ retried: 1 });
    expect(await readRow()).toMatchObject({ status: 'pending', lastError: reason });
    expect(await deliver(secondsAfter(waitSeconds - 1.9))).toMatchObject({ sent: 0 });
    expect(await deliver(secondsAfter(waitSeconds))).toMatchObject({ sent: 1 });
    expect(slack.posts).toHaveLength(1);
  });

  it('because nothing listens at the address is sent once something does, and waits longer each time', async () => {
    const stopped = await startFakeSlack();
    await stopped.stop();
    const nobody = stopped.url;
    expect(await deliver(NOW, { slackApiUrl: nobody })).toMatchObject({ retried: 1 });
    const first = (await readRow())?.nextAttemptAt ?? NOW;
    expect(await deliver(first, { slackApiUrl: nobody })).toMatchObject({ retried: 1 });
    const second = (await readRow())?.nextAttemptAt ?? NOW;
    expect(second.getTime() - first.getTime()).toBeGreaterThan(first.getTime() - NOW.getTime());
    expect(await deliver(second)).toMatchObject({ sent: 1 });
  });

  it.each([
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'invalid_auth',
    'account_inactive',
    'missing_scope',
    'invalid_blocks',
  ])('answered by %s waits for a human, listed with the reason, and is tried every hour', async (error) => {
    slack.fail('chat.postMessage', { kind: 'error', error });
    expect(await deliver()).toMatchObject({ failed: 1 });
    expect(await readRow()).toMatchObject({ status: 'failed', lastError: error });
    expect(await deliver(secondsAfter(3_599))).toMatchObject({ sent: 0 });
    expect(await deliver(secondsAfter(3_600))).toMatchObject({ sent: 1 });
    expect(slack.posts).toHaveLength(1);
  });
});

describe('a post that may have happened', () => {
  it.each<[string, Fault, string]>([
    ['500', { kind: 'status', status: 500 }, 'http_500'],
    ['503', { kind: 'status', status: 503 }, 'http_503'],
    ['an error inside Slack', { kind: 'error', error: 'internal_error' }, 'internal_error'],
    ['nothing in time', { kind: 'hang' }, 'timeout'],
  ])('answered by %s is parked and never repeated', async (_, fault, reason) => {
    slack.fail('chat.postMessage', fault);
    expect(await deliver(NOW, patienceWith(fault))).toMatchObject({ unknown: 1 });
    expect(await readRow()).toMatchObject({ status: 'unknown', lastError: reason });
    expect(await deliver(hoursAfter(24 * 30))).toMatchObject({ sent: 0 });
    expect(slack.posts.length).toBeLessThanOrEqual(1);
  });

  it('because the connection broke is parked and never repeated', async () => {
    slack.fail('chat.postMessage', { kind: 'lost' });
    expect(await deliver()).toMatchObject({ unknown: 1 });
    expect(await deliver(hoursAfter(24 * 30))).toMatchObject({ sent: 0 });
    expect(slack.posts).toHaveLength(1);
  });
});

describe('an update', () => {
  it.each<[string, Fault]>([
    ['500', { kind: 'status', status: 500 }],
    ['nothing in time', { kind: 'hang' }],
    ['429', { kind: 'status', status: 429, retryAfter: 10 }],
  ])('answered by %s is repeated, for that is safe', async (_, fault) => {
    await deliver();
    await run(database, [[10, observe('yellow')]]);
    slack.fail('chat.update', fault);
    expect(await deliver(hoursAfter(11), patienceWith(fault))).toMatchObject({ retried: 1 });
    await deliver(hoursAfter(12));
    expect(slack.updates.at(-1)).toMatchObject({ text: expect.stringContaining('yellow') });
    expect((await database.db.select().from(outbox)).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('a channel that Slack slows down', () => {
  it('waits as long as asked, and holds up no other', async () => {
    await database.db.execute(`update pods set is_pilot = true`);
    const accounts = ['a', 'b', 'c'].map((accountId) => ({
      accountId,
      name: accountId,
      pod: accountId === 'c' ? 'south' : 'north',
    }));
    for (const account of accounts) await seedAccount(database.db, account);
    const all = (band: 'green' | 'red') => accounts.map(({ accountId }) => observe(band, { accountId }));
    await run(database, [
      [0, ...all('green')],
      [5, ...all('red')],
    ]);
    slack.fail('chat.postMessage', { kind: 'status', status: 429, retryAfter: 60 }, { channel: 'C0NORTH' });
    const clock = { at: NOW };
    const again = createDelivery({ db: database.db, slackApiUrl: slack.url, now: () => clock.at, workers: 1 });
    expect(await again()).toMatchObject({ retried: 1, released: 2, sent: 1 });
    expect(slack.posts.map(({ channel }) => channel)).toEqual(['C0SOUTH']);
    clock.at = secondsAfter(60);
    expect(await again()).toMatchObject({ sent: 3 });
  });
});
