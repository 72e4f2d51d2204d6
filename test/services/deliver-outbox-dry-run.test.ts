import { asc, eq } from 'drizzle-orm';
import { releasePost } from '../../src/db/queries/outbox';
import { listShown } from '../../src/db/queries/outbox-record';
import { alerts, outbox } from '../../src/db/schema';
import { createDelivery, type DeliveryParts } from '../support/alert-delivery';
import { ANNA, hoursAfter, observe, run, seedAccount, seedPeople } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';
import { startFakeSlack, type FakeSlack } from '../support/fake-slack';

const database = useDatabase();
let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
});
afterAll(() => slack.stop());

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

const deliver = (hours: number, parts: Partial<DeliveryParts> = {}) =>
  createDelivery({ db: database.db, slackApiUrl: slack.url, now: hoursAfter(hours), ...parts })();
const dry = (hours: number) => deliver(hours, { isDryRun: true });
const recover = () => run(database, [[10, observe('yellow')]]);
const readRows = async () =>
  (await database.db.select().from(outbox).orderBy(asc(outbox.id))).map(({ kind, status }) => `${kind} ${status}`);
const notify = (dedupeKey: string) =>
  database.db.insert(outbox).values({
    kind: 'direct',
    dedupeKey,
    toEmail: ANNA.email,
    alertId: null,
    payload: { kind: 'monitor', alarmId: 1 },
    createdAt: hoursAfter(6),
    nextAttemptAt: hoursAfter(6),
  });

describe('a dry run', () => {
  it('sends nothing, and keeps what it would have said, where and when', async () => {
    expect(await dry(6)).toMatchObject({ shown: 1, sent: 0 });
    expect(await dry(7)).toMatchObject({ shown: 0, sent: 0 });
    expect(slack.posts).toEqual([]);
    expect(await listShown(database.db, hoursAfter(6))).toEqual([
      {
        id: expect.any(Number),
        kind: 'alert.post',
        channelId: 'C0NORTH',
        toEmail: null,
        rendered: 'Acme red: Logins down 41% in 14 days. Anna Example U0ANNA',
      },
    ]);
    expect(await listShown(database.db, hoursAfter(6.001))).toEqual([]);
    expect(await database.db.select().from(alerts)).toEqual([
      expect.objectContaining({ status: 'open', postedAt: null, messageTs: null }),
    ]);
  });

  it('shows what follows too: the redrawn message and the line in its thread', async () => {
    await dry(6);
    await recover();
    expect(await dry(11)).toMatchObject({ shown: 2 });
    expect(await readRows()).toEqual(['alert.post dry_run', 'alert.update dry_run', 'alert.thread dry_run']);
    expect((await listShown(database.db, hoursAfter(11))).map(({ rendered }) => rendered)).toEqual([
      'Acme yellow: Logins down 41% in 14 days. Anna Example U0ANNA',
      'Acme recovered',
    ]);
    expect([slack.posts, slack.updates]).toEqual([[], []]);
  });

  it('leaves alone a message that is in Slack already', async () => {
    await deliver(6);
    await recover();
    expect(await dry(11)).toMatchObject({ shown: 2, sent: 0 });
    expect([slack.posts.length, slack.updates.length]).toEqual([1, 0]);
  });

  it('shows direct messages, and to whom', async () => {
    await dry(6);
    await notify('direct:x');
    const parts = { isDryRun: true, findSlackUser: async () => 'U0ANNA' };
    const buildDirectNote = async () => ({ text: 'Freshness is behind', blocks: [] });
    expect(await deliver(7, { ...parts, buildDirectNote })).toMatchObject({ shown: 1 });
    expect(await listShown(database.db, hoursAfter(7))).toMatchObject([
      { kind: 'direct', toEmail: ANNA.email, channelId: 'U0ANNA', rendered: 'Freshness is behind' },
    ]);
    expect(slack.posts).toEqual([]);
  });
});

describe('when the dry run is over', () => {
  beforeEach(() => dry(6));

  it('what it showed stays unsent, and so does what follows it, while new alerts are sent', async () => {
    await recover();
    await seedAccount(database.db, { accountId: 'beta', name: 'Beta' });
    await run(database, [
      [0, observe('green', { accountId: 'beta' })],
      [10, observe('red', { accountId: 'beta' })],
    ]);
    expect(await deliver(11)).toMatchObject({ sent: 1, shown: 2 });
    expect(slack.posts).toEqual([expect.objectContaining({ text: expect.stringContaining('Beta') })]);
    expect(slack.updates).toEqual([]);
  });

  it('an alert that becomes critical is told all the same', async () => {
    const [alert] = await database.db.select().from(alerts);
    expect(await releasePost(database.db, alert?.alertId ?? '', hoursAfter(7))).toBe(true);
    expect(await deliver(8)).toMatchObject({ sent: 1 });
    expect(slack.posts).toHaveLength(1);
  });
});

describe('R39: a pod outside the pilot', () => {
  it('is sent no direct message about its alerts, while the others are', async () => {
    await deliver(6);
    const [alert] = await database.db.select().from(alerts);
    const row = {
      kind: 'direct' as const,
      toEmail: ANNA.email,
      alertId: alert?.alertId ?? '',
      payload: { kind: 'reminder', alertId: alert?.alertId ?? '' },
      createdAt: hoursAfter(6),
      nextAttemptAt: hoursAfter(6),
    };
    const parts = { findSlackUser: async () => 'U0ANNA' };
    await database.db.insert(outbox).values({ ...row, dedupeKey: 'direct:pilot' });
    expect(await deliver(7, parts)).toMatchObject({ sent: 1 });
    await database.db.update(alerts).set({ pod: 'south' });
    await database.db.insert(outbox).values({ ...row, dedupeKey: 'direct:outside' });
    expect(await deliver(8, parts)).toMatchObject({ sent: 0, gone: 1 });
    const [outside] = await database.db.select().from(outbox).where(eq(outbox.dedupeKey, 'direct:outside'));
    expect(outside).toMatchObject({ status: 'settled', lastError: 'nothing left to say' });
  });
});
