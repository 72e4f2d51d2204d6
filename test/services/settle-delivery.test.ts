import { alertEvents, alerts, outbox } from '../../src/db/schema';
import { listParked } from '../../src/services/list-parked';
import { settleDelivery } from '../../src/services/settle-delivery';
import { createDelivery } from '../support/alert-delivery';
import { NOW, hoursAfter, observe, run, seedAccount, seedPeople } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';
import { startFakeSlack, type FakeSlack } from '../support/fake-slack';

const database = useDatabase();
let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
});
afterAll(() => slack.stop());

const deliver = (hours: number) =>
  createDelivery({ db: database.db, slackApiUrl: slack.url, now: hoursAfter(hours) })();
const findParked = async () => (await listParked(database.db)).rows;

/** A post that Slack took without answering, and an update that waits for it. */
beforeEach(async () => {
  slack.reset();
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
  await run(database, [
    [0, observe('green')],
    [5, observe('red')],
  ]);
  slack.fail('chat.postMessage', { kind: 'lost' });
  await deliver(6);
  await run(database, [[10, observe('yellow')]]);
});

describe('a message that may be in Slack', () => {
  it('is listed with its account and reason, and nothing after it is sent', async () => {
    await deliver(24 * 30);
    expect(await findParked()).toEqual([
      expect.objectContaining({ kind: 'alert.post', status: 'unknown', accountName: 'Acme', attempts: 1 }),
    ]);
    expect([slack.posts.length, slack.updates.length]).toEqual([1, 0]);
  });

  it('found there by the operator, is kept with its place and redrawn from then on', async () => {
    const [row] = await findParked();
    const ts = slack.posts[0]?.ts ?? '';
    await settleDelivery(database.db, {
      id: row?.id ?? 0,
      verdict: 'sent',
      channelId: 'C0NORTH',
      ts,
      by: 'ops',
      now: NOW,
    });
    expect(await findParked()).toEqual([]);
    await deliver(12);
    expect(slack.updates).toMatchObject([{ channel: 'C0NORTH', ts }]);
    expect(slack.posts.filter(({ threadTs }) => threadTs === null)).toHaveLength(1);
    const notes = (await database.db.select().from(alertEvents)).map(({ note }) => note);
    expect(notes).toContain('Found in Slack by ops');
  });

  it('not found there, is sent again', async () => {
    const [row] = await findParked();
    await settleDelivery(database.db, { id: row?.id ?? 0, verdict: 'resend', by: 'ops', now: NOW });
    await deliver(12);
    expect(slack.posts.filter(({ threadTs }) => threadTs === null)).toHaveLength(2);
    expect(await database.db.select().from(alerts)).toMatchObject([{ channelId: 'C0NORTH' }]);
  });

  it('cannot be called found without saying where, nor decided twice', async () => {
    const [row] = await findParked();
    const id = row?.id ?? 0;
    await expect(settleDelivery(database.db, { id, verdict: 'sent', by: 'ops', now: NOW })).rejects.toThrow(
      'Say where',
    );
    expect(await findParked()).toHaveLength(1);
    await settleDelivery(database.db, { id, verdict: 'resend', by: 'ops', now: NOW });
    await expect(settleDelivery(database.db, { id, verdict: 'resend', by: 'ops', now: NOW })).rejects.toThrow(
      'is not waiting for a decision',
    );
  });
});

describe('an alert nobody could be named on', () => {
  it('R12: is listed for the operator until somebody is', async () => {
    await database.db.delete(outbox);
    await database.db.update(alerts).set({ driEmail: null });
    expect(await listParked(database.db)).toEqual({
      rows: [],
      nameless: [expect.objectContaining({ accountName: 'Acme', pod: 'north' })],
    });
  });
});
