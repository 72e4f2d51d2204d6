import { asc } from 'drizzle-orm';
import { alertEvents, alerts, outbox, people } from '../../src/db/schema';
import { truncateAll, useDatabase } from '../support/database';
import { createDelivery, type DeliveryParts } from '../support/alert-delivery';
import { startFakeSlack, type FakeSlack } from '../support/fake-slack';
import { hoursAfter, observe, run, seedAccount, seedPeople } from '../support/alert-world';

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
});

const TEXT = 'Acme red: Logins down 41% in 14 days. Anna Example U0ANNA';
const deliver = (parts: Partial<DeliveryParts> = {}) =>
  createDelivery({ db: database.db, slackApiUrl: slack.url, now: hoursAfter(6), ...parts })();
const turnRed = () =>
  run(database, [
    [0, observe('green')],
    [5, observe('red')],
  ]);
const readOutbox = () => database.db.select().from(outbox).orderBy(asc(outbox.id));

describe('the first message of an alert', () => {
  beforeEach(turnRed);

  it("R10: is posted once to the pod's channel, and its place is kept on the row and on the alert", async () => {
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(await deliver()).toMatchObject({ sent: 0 });
    expect(slack.posts).toEqual([{ channel: 'C0NORTH', ts: expect.any(String), text: TEXT, threadTs: null }]);
    const place = { channelId: 'C0NORTH', messageTs: slack.posts[0]?.ts };
    expect(await readOutbox()).toEqual([expect.objectContaining({ status: 'sent', attempts: 1, ...place })]);
    expect(await database.db.select().from(alerts)).toEqual([
      expect.objectContaining({ ...place, postedAt: hoursAfter(6) }),
    ]);
    expect(await database.db.select().from(alertEvents).orderBy(asc(alertEvents.id))).toEqual([
      expect.objectContaining({ kind: 'opened' }),
      expect.objectContaining({ kind: 'posted', note: null }),
    ]);
  });

  it('is posted once by two loops at the same moment, and so is every other', async () => {
    const others = Array.from({ length: 30 }, (_, index) => `acc${index}`);
    for (const accountId of others) await seedAccount(database.db, { accountId, name: accountId });
    const all = (band: 'green' | 'red') => others.map((accountId) => observe(band, { accountId }));
    await run(database, [
      [0, ...all('green')],
      [5, ...all('red')],
    ]);
    await Promise.all([deliver({ owner: 'one' }), deliver({ owner: 'two' })]);
    expect(slack.posts).toHaveLength(31);
    expect(new Set(slack.posts.map(({ text }) => text)).size).toBe(31);
  });

  it('goes to the fallback channel when its pod has none, and the alert says why', async () => {
    const resolveChannel = async () => ({ ok: false as const, problem: 'shared with another company', retry: false });
    const resolveFallbackChannel = async () => ({ ok: true as const, channelId: 'C0FALL' });
    await deliver({ resolveChannel, resolveFallbackChannel });
    expect(slack.posts).toEqual([expect.objectContaining({ channel: 'C0FALL' })]);
    const [, posted] = await database.db.select().from(alertEvents).orderBy(asc(alertEvents.id));
    expect(posted?.note).toBe('Fallback channel, because: shared with another company');
  });

  it('R12: goes to the DRI by direct message when there is no channel at all', async () => {
    await deliver({ resolveChannel: async () => ({ ok: false, problem: 'no channel', retry: false }) });
    expect(slack.posts).toEqual([expect.objectContaining({ channel: 'D0ANNA', text: TEXT })]);
    expect(await database.db.select().from(alerts)).toEqual([expect.objectContaining({ channelId: 'D0ANNA' })]);
  });

  it('waits with its reason, and is tried every hour, when neither channel nor DRI can be reached', async () => {
    await database.db.update(people).set({ slackUserId: null });
    const parts = { resolveChannel: async () => ({ ok: false as const, problem: 'no channel', retry: false }) };
    expect(await deliver(parts)).toMatchObject({ failed: 1 });
    expect(await readOutbox()).toEqual([expect.objectContaining({ status: 'failed', lastError: 'no channel' })]);
    expect(await deliver({ now: hoursAfter(6.9) })).toMatchObject({ sent: 0 });
    expect(await deliver({ now: hoursAfter(7) })).toMatchObject({ sent: 1 });
  });

  it('names a DRI who joined Slack after people were mapped', async () => {
    await database.db.update(people).set({ slackUserId: null });
    await deliver({ findSlackUser: async (email) => (email === 'anna@example.test' ? 'U0NEW' : null) });
    expect(slack.posts[0]?.text).toBe(TEXT.replace('U0ANNA', 'U0NEW'));
  });

  it('does not hold up the next one when it cannot be built', async () => {
    await seedAccount(database.db, { accountId: 'beta', name: 'Beta' });
    await run(database, [
      [0, observe('green', { accountId: 'beta' })],
      [5, observe('red', { accountId: 'beta' })],
    ]);
    const summary = await deliver({ breakOn: 'Acme', workers: 1 });
    expect(summary).toMatchObject({ failed: 1, sent: 1 });
    expect(slack.posts).toEqual([expect.objectContaining({ text: expect.stringContaining('Beta') })]);
  });
});

describe('what follows the first message', () => {
  it('waits until the message is posted, and is then one drawing and one line however many updates wait', async () => {
    slack.fail('chat.postMessage', { kind: 'error', error: 'channel_not_found' });
    await turnRed();
    await deliver();
    await run(database, [
      [10, observe('yellow')],
      [15, observe('green')],
    ]);
    expect(await deliver({ now: hoursAfter(6.5) })).toMatchObject({ sent: 0 });
    await deliver({ now: hoursAfter(20) });
    expect(slack.posts).toMatchObject([
      { text: TEXT.replace('red', 'green'), threadTs: null },
      { text: 'Acme recovered', threadTs: slack.posts[0]?.ts },
    ]);
    expect(slack.updates).toEqual([]); // the post already showed the latest state
    expect((await readOutbox()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent', 'sent']);
  });

  it('redraws the message in place with the newest state, once', async () => {
    await turnRed();
    await deliver();
    await run(database, [
      [10, observe('yellow')],
      [15, observe('green')],
    ]);
    await deliver({ now: hoursAfter(20) });
    expect(slack.updates).toEqual([{ channel: 'C0NORTH', ts: slack.posts[0]?.ts, text: TEXT.replace('red', 'green') }]);
  });

  it('gives up on a message that was deleted in Slack, without posting another', async () => {
    await turnRed();
    await deliver();
    await run(database, [[10, observe('yellow')]]);
    slack.fail('chat.update', { kind: 'error', error: 'message_not_found' });
    expect(await deliver({ now: hoursAfter(20) })).toMatchObject({ gone: 1, sent: 1 });
    expect(await deliver({ now: hoursAfter(30) })).toMatchObject({ gone: 0, sent: 0 });
    expect(slack.posts.filter(({ threadTs }) => threadTs === null)).toHaveLength(1);
  });
});

describe('the pace of a channel', () => {
  const ids = ['a', 'b', 'c', 'd'];
  beforeEach(async () => {
    for (const accountId of ids) await seedAccount(database.db, { accountId, name: accountId });
    const all = (band: 'green' | 'red') => ids.map((accountId) => observe(band, { accountId }));
    await run(database, [
      [0, ...all('green')],
      [5, ...all('red')],
    ]);
  });

  it('lets a burst through and spaces the rest, losing none and counting no attempt', async () => {
    const pace = { burst: 2, spacingMs: 1_000 };
    const clock = { at: hoursAfter(6) };
    const again = createDelivery({ db: database.db, slackApiUrl: slack.url, now: () => clock.at, pace, workers: 1 });
    expect(await again()).toMatchObject({ sent: 2, released: 2 });
    clock.at = new Date(clock.at.getTime() + 1_000);
    expect(await again()).toMatchObject({ sent: 1, released: 1 });
    clock.at = new Date(clock.at.getTime() + 1_000);
    expect(await again()).toMatchObject({ sent: 1, released: 0 });
    expect(new Set((await readOutbox()).map(({ status, attempts }) => `${status} ${attempts}`))).toEqual(
      new Set(['sent 1']),
    );
  });
});
