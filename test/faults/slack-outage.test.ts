import { asc, sql } from 'drizzle-orm';
import { outbox } from '../../src/db/schema';
import { listParked } from '../../src/services/list-parked';
import { createDelivery, type DeliveryParts } from '../support/alert-delivery';
import { hoursAfter, observe, run, seedAccount, seedPeople } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';
import { startFakeSlack, type FakeSlack } from '../support/fake-slack';

const OUTAGE_MINUTES = 6 * 60;
const ACCOUNTS = Array.from({ length: 12 }, (_, index) => `acc${String(index).padStart(2, '0')}`);
jest.setTimeout(120_000); // hundreds of deliveries on a machine that may be busy
const database = useDatabase();
let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
});
afterAll(() => slack.stop());

const clock = { at: hoursAfter(5) };
const later = (minutes: number): Date => new Date(hoursAfter(5).getTime() + minutes * 60_000);
const createSender = (parts: Partial<DeliveryParts> = {}) =>
  createDelivery({
    db: database.db,
    slackApiUrl: slack.url,
    now: () => clock.at,
    asksSlack: true,
    pace: { burst: 5, spacingMs: 1_000 },
    ...parts,
  });
const turn = (hours: number, band: 'green' | 'red', accountIds: readonly string[]) =>
  run(database, [[hours, ...accountIds.map((accountId) => observe(band, { accountId }))]]);
const readRows = () => database.db.select().from(outbox).orderBy(asc(outbox.id));

beforeEach(async () => {
  slack.reset();
  clock.at = hoursAfter(5);
  await truncateAll(database.pool);
  await seedPeople(database.db);
  for (const accountId of ACCOUNTS) await seedAccount(database.db, { accountId, name: accountId });
  await turn(0, 'green', ACCOUNTS);
});

/** A delivery every minute, as cron would, through the whole outage; the second half of the accounts turn red in the middle of it. */
async function sufferOutage(deliver: () => Promise<unknown>): Promise<void> {
  await turn(5, 'red', ACCOUNTS.slice(0, 6));
  for (let minute = 0; minute < OUTAGE_MINUTES; minute += 1) {
    clock.at = later(minute);
    if (minute === OUTAGE_MINUTES / 2) await turn(8, 'red', ACCOUNTS.slice(6));
    await deliver();
  }
}

describe('Slack down for six hours', () => {
  it('and back: all that waited is sent once, in order, within the pace, after one attempt', async () => {
    await slack.goDown();
    const deliver = createSender({ workers: 1 });
    await sufferOutage(deliver);
    expect((await readRows()).map(({ status }) => status)).toEqual(ACCOUNTS.map(() => 'pending'));
    const attempts = (await readRows()).map((row) => row.attempts);
    expect(attempts).toEqual([1, ...ACCOUNTS.slice(1).map(() => 0)]); // the others were never tried

    await slack.comeBack();
    clock.at = later(OUTAGE_MINUTES);
    expect(await createdInOrder(deliver)).toEqual(ACCOUNTS);
    expect((await readRows()).map(({ status }) => status)).toEqual(ACCOUNTS.map(() => 'sent'));
    expect((await listParked(database.db)).rows).toEqual([]);
  });

  it('answering nothing but errors: what may have arrived is parked and listed, one for each sender, the rest is sent once', async () => {
    slack.fail('chat.postMessage', { kind: 'status', status: 503 }, { times: 1_000 });
    slack.fail('auth.test', { kind: 'error', error: 'fatal_error' }, { times: 100_000 });
    const deliver = createSender({ workers: 1 });
    await sufferOutage(deliver);
    slack.mend();
    const parked = (await listParked(database.db)).rows.map(({ id }) => id);
    expect(parked).toHaveLength(1);
    clock.at = later(OUTAGE_MINUTES);
    expect(await createdInOrder(deliver)).toEqual(ACCOUNTS.slice(1));
    expect((await listParked(database.db)).rows).toHaveLength(1);
  });

  it('for messages alone, while it still answers questions: each minute parks three at most', async () => {
    slack.fail('chat.postMessage', { kind: 'status', status: 503 }, { times: 1_000 });
    await turn(5, 'red', ACCOUNTS);
    const deliver = createSender({ workers: 1 });
    expect(await deliver()).toMatchObject({ unknown: 3 });
    slack.mend();
    clock.at = later(1);
    expect(await createdInOrder(deliver)).toEqual(ACCOUNTS.slice(3));
  });

  it('is not what a refusal looks like: the rows behind a refused one are still tried', async () => {
    slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, { times: 12 });
    await turn(5, 'red', ACCOUNTS);
    expect(await createSender({ pace: { burst: 12, spacingMs: 1_000 } })()).toMatchObject({ failed: 12 });
  });
});

/** Delivers every second until nothing is due; never more at once than the channel takes. Returns the accounts in the order they came. */
async function createdInOrder(deliver: () => Promise<unknown>): Promise<(string | undefined)[]> {
  for (let second = 0; second < 20; second += 1) {
    const before = slack.posts.length;
    await deliver();
    expect(slack.posts.length - before).toBeLessThanOrEqual(second === 0 ? 5 : 1);
    clock.at = new Date(clock.at.getTime() + 1_000);
  }
  const due = await database.db.execute(sql`select 1 from outbox where status in ('pending', 'claimed', 'sending')`);
  expect(due.rows).toEqual([]);
  return slack.posts.map(({ text }) => text.split(' ', 1)[0]);
}
