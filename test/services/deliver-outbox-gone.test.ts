import { asc, eq } from 'drizzle-orm';
import { alertEvents, alerts, outbox, people, pods } from '../../src/db/schema';
import { forgetPodCheck } from '../../src/db/queries/pods';
import type { SlackChannel } from '../../src/services/slack/directory';
import { createPassOnDri } from '../../src/services/deliver-outbox/pass-on-dri';
import { createResolveChannel } from '../../src/services/slack/resolve-channel';
import { createDelivery, type DeliveryParts } from '../support/alert-delivery';
import { ANNA, ALERT_SETTINGS, hoursAfter, observe, run, seedAccount, seedPeople } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';
import { startFakeSlack, type FakeSlack } from '../support/fake-slack';

const database = useDatabase();
let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
});
afterAll(() => slack.stop());

const CARL = 'carl@example.test';
beforeEach(async () => {
  slack.reset();
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db, { csmEmail: CARL });
  await run(database, [
    [0, observe('green')],
    [5, observe('red')],
  ]);
});
const deliver = (parts: Partial<DeliveryParts> = {}) =>
  createDelivery({ db: database.db, slackApiUrl: slack.url, now: hoursAfter(6), ...parts })();
const readAlert = async () => (await database.db.select().from(alerts))[0];

describe('an alert that is not told yet, whose DRI has left Slack', () => {
  const passOn = () => createPassOnDri({ db: database.db, dri: ALERT_SETTINGS.dri, findSlackUser: async () => null });
  const leave = (email: string) =>
    database.db
      .update(people)
      .set({ deactivatedAt: hoursAfter(5.5) })
      .where(eq(people.email, email));

  it('R12: names the next in the chain instead, and its history says why', async () => {
    await leave(ANNA.email);
    expect(await deliver({ passOnDri: passOn() })).toMatchObject({ sent: 1 });
    expect(slack.posts[0]?.text).toContain('Carl Example U0CARL');
    expect(await readAlert()).toMatchObject({ driEmail: CARL });
    const events = await database.db.select().from(alertEvents).orderBy(asc(alertEvents.id));
    expect(events.map(({ kind, note }) => [kind, note])).toContainEqual([
      'reassigned',
      'anna@example.test is deactivated in Slack: now owned by carl@example.test',
    ]);
  });

  it('is found out in the moment before it is told', async () => {
    const findSlackUser = async (email: string) => {
      if (email === ANNA.email) await leave(email);
      return null;
    };
    const passOnDri = createPassOnDri({ db: database.db, dri: ALERT_SETTINGS.dri, findSlackUser });
    await deliver({ passOnDri });
    expect(slack.posts[0]?.text).toContain('Carl Example');
  });

  it('waits, listed, while nobody else is known', async () => {
    for (const email of [ANNA.email, CARL, 'mona@example.test']) await leave(email);
    expect(await deliver({ passOnDri: passOn() })).toMatchObject({ failed: 1 });
    const [row] = await database.db.select().from(outbox);
    expect(row?.lastError).toBe('anna@example.test has left Slack, and nobody else is known');
    await database.db.update(people).set({ deactivatedAt: null }).where(eq(people.email, CARL));
    expect(await deliver({ passOnDri: passOn(), now: hoursAfter(7) })).toMatchObject({ sent: 1 });
  });

  it('keeps its DRI when they are still there, or Slack cannot be asked', async () => {
    const findSlackUser = async () => {
      throw new Error('no answer');
    };
    await deliver({ passOnDri: createPassOnDri({ db: database.db, dri: ALERT_SETTINGS.dri, findSlackUser }) });
    expect(slack.posts[0]?.text).toContain('Anna Example');
  });
});

describe('a channel that was archived since it was looked at', () => {
  const channel = (isArchived: boolean): SlackChannel => ({
    id: 'C0NORTH1',
    name: 'north',
    isShared: false,
    isArchived,
    isMember: true,
  });
  const parts = (isArchived: () => boolean): Partial<DeliveryParts> => ({
    resolveChannel: createResolveChannel({
      db: database.db,
      slack: { fetchChannel: async () => channel(isArchived()), findChannelByName: async () => channel(isArchived()) },
    }),
    forgetChannels: async (pod) => {
      if (pod !== null) await forgetPodCheck(database.db, pod);
    },
  });

  it('R10: is gone round within seconds, and the alert says why', async () => {
    let asked = 0;
    const isArchived = () => (asked += 1) > 1;
    slack.fail('chat.postMessage', { kind: 'error', error: 'is_archived' }, { channel: 'C0NORTH1' });
    expect(await deliver(parts(isArchived))).toMatchObject({ retried: 1 });
    const again = { ...parts(isArchived), now: new Date(hoursAfter(6).getTime() + 2_000) };
    expect(await deliver(again)).toMatchObject({ sent: 1 });
    expect(slack.posts).toEqual([expect.objectContaining({ channel: 'D0ANNA' })]);
    const [, posted] = await database.db.select().from(alertEvents).orderBy(asc(alertEvents.id));
    expect(posted?.note).toBe('Direct message, because: #north is archived');
    expect((await database.db.select().from(pods).where(eq(pods.pod, 'north')))[0]?.channelProblem).toBe(
      '#north is archived',
    );
  });

  it('waits for a person when looking again finds nothing wrong with it', async () => {
    slack.fail('chat.postMessage', { kind: 'error', error: 'is_archived' }, { channel: 'C0NORTH1' });
    expect(await deliver(parts(() => false))).toMatchObject({ failed: 1 });
  });
});
