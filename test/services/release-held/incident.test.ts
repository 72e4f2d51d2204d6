import { eq } from 'drizzle-orm';
import { alertEvents, alerts, incidents, outbox, people } from '../../../src/db/schema';
import type { Caller, KnownViewer } from '../../../src/domain/viewer';
import { createDecideIncident } from '../../../src/services/decide-incident';
import { releaseHeld, releaseStranded } from '../../../src/services/release-held/release-held';
import { ANNA, seedPeople } from '../../support/alert-world';
import { createDelivery } from '../../support/alert-delivery';
import { truncateAll, useDatabase } from '../../support/database';
import { startFakeSlack, type FakeSlack } from '../../support/fake-slack';
import { hoursAfter, names, RELEASE, seedFleet, seedHeld } from '../../support/held-world';

const database = useDatabase();
let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
});
afterAll(() => slack.stop());
const RITA = { email: 'rita@example.test', name: 'Rita Example', role: 'revops' as const, source: 'test' };
beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await database.db.insert(people).values(RITA);
  await seedFleet(database.db, 160);
});

const release = (hours = 1) => releaseHeld(database.db, RELEASE, hoursAfter(hours));
const readIncidents = () => database.db.select().from(incidents);
const readNotes = () => database.db.select().from(outbox).where(eq(outbox.kind, 'direct'));
const countPosts = async () => {
  const rows = await database.db.select().from(outbox).where(eq(outbox.kind, 'alert.post'));
  return Object.fromEntries(
    [...new Set(rows.map(({ status }) => status))].map((one) => [
      one,
      rows.filter(({ status }) => status === one).length,
    ]),
  );
};
const caller: Caller = { slackUserId: 'U0RITA', teamId: null, enterpriseId: null };
const viewerOf = (role: KnownViewer['person']['role']): KnownViewer => ({
  kind: 'person',
  slackUserId: 'U0RITA',
  person: { ...ANNA, email: RITA.email, name: RITA.name, role },
  scope: { kind: 'all' },
  managedPods: [],
});
const decide = async (choice: 'release' | 'close', hours: number, role: KnownViewer['person']['role'] = 'revops') => {
  const press = createDecideIncident({ db: database.db, release: RELEASE, findViewer: async () => viewerOf(role) });
  const [incident] = await readIncidents();
  return press({ caller, incidentId: incident?.incidentId ?? '', choice, now: hoursAfter(hours) });
};

describe('one driver, many accounts', () => {
  it.each([
    [7, { posted: 7, grouped: 0, incidents: 0 }],
    [8, { posted: 0, grouped: 8, incidents: 1 }], // eight, and exactly 5% of 160
  ])('%d accounts: %o', async (count, summary) => {
    await seedHeld(database.db, names(count));
    expect(await release()).toMatchObject(summary);
    expect(await readNotes()).toHaveLength(summary.incidents);
  });

  it('are one message to RevOps, and none to their owners', async () => {
    await seedHeld(database.db, names(8));
    await release();
    await release(2);
    const [incident] = await readIncidents();
    expect(incident).toMatchObject({ driverSignal: 'logins', accounts: 8, fleet: 160, releaseAt: hoursAfter(25) });
    expect(await readNotes()).toEqual([
      expect.objectContaining({ toEmail: RITA.email, payload: { kind: 'incident', incidentId: incident?.incidentId } }),
    ]);
    expect(await countPosts()).toEqual({ grouped: 8 });
    expect(new Set((await database.db.select().from(alerts)).map(({ route }) => route))).toEqual(new Set(['grouped']));
  });

  it('are told in the channel of RevOps where there is one, and to nobody else', async () => {
    await seedHeld(database.db, names(8));
    await releaseHeld(database.db, { ...RELEASE, revopsChannel: '#revops' }, hoursAfter(1));
    expect((await readNotes()).map(({ toEmail }) => toEmail)).toEqual(['#revops']);
    await createDelivery({ db: database.db, slackApiUrl: slack.url, now: hoursAfter(2) })();
    expect(slack.posts).toEqual([
      expect.objectContaining({ channel: 'C0REVOPS', text: expect.stringContaining('8 accounts turned Red at once') }),
    ]);
  });

  it('count those that were told within 24 h, and make them part of it', async () => {
    await seedHeld(database.db, names(4, 'told'), { post: 'sent', postedAt: hoursAfter(0) });
    await seedHeld(database.db, names(4), { openedAt: hoursAfter(23) });
    expect(await release(23.5)).toMatchObject({ grouped: 4, incidents: 1 });
    expect(await readIncidents()).toEqual([expect.objectContaining({ accounts: 8 })]);
    expect(await countPosts()).toEqual({ sent: 4, grouped: 4 });
  });

  it('do not count what turned red longer ago', async () => {
    await seedHeld(database.db, names(4, 'told'), { post: 'sent', postedAt: hoursAfter(0) });
    await seedHeld(database.db, names(4), { openedAt: hoursAfter(24) });
    expect(await release(24)).toMatchObject({ posted: 4, grouped: 0 });
  });

  it('are told to their owners where there is no RevOps to decide', async () => {
    await database.db.delete(people).where(eq(people.email, RITA.email));
    await seedHeld(database.db, names(8));
    expect(await release()).toMatchObject({ posted: 8, grouped: 0 });
  });
});

describe('while nobody has decided', () => {
  beforeEach(async () => {
    await seedHeld(database.db, names(8));
    await release();
  });

  it.each([
    [7, 1], // 15 in all
    [8, 2], // doubled
  ])('%d further ones join silently, and RevOps has been written to %d times', async (count, notes) => {
    await seedHeld(database.db, names(count, 'more'), { openedAt: hoursAfter(2) });
    expect(await release(3)).toMatchObject({ grouped: count, incidents: 0, posted: 0 });
    expect(await readIncidents()).toEqual([expect.objectContaining({ accounts: 8 + count })]);
    expect(await readNotes()).toHaveLength(notes);
  });

  it('another driver is another story', async () => {
    await seedHeld(database.db, ['alone'], { driverSignal: 'nps', openedAt: hoursAfter(2) });
    expect(await release(3)).toMatchObject({ posted: 1, grouped: 0 });
  });

  it.each([
    [25 - 0.001, { grouped: 8 }],
    [25, { pending: 8 }], // 24 h after it opened
  ])('%d h after, by the next delivery: %o', async (hours, posts) => {
    await releaseStranded(database.db, RELEASE, hoursAfter(hours));
    expect(await countPosts()).toEqual(posts);
  });
});

it('alerts an incident let go are told, while new ones with its driver are another incident', async () => {
  await seedHeld(database.db, names(8));
  await release();
  await seedHeld(database.db, names(8, 'new'), { openedAt: hoursAfter(25) });
  expect(await release(25)).toMatchObject({ posted: 8, grouped: 8, incidents: 1 });
});

describe('RevOps decides', () => {
  beforeEach(async () => {
    await seedHeld(database.db, names(16));
    await release();
  });

  it('to tell the owners: each within the budget, never grouped again', async () => {
    expect(await decide('release', 2)).toMatchObject({ status: 'released', decidedBy: { name: RITA.name }, held: 0 });
    expect(await countPosts()).toEqual({ pending: 12, deferred: 4 });
    await seedHeld(database.db, ['later'], { openedAt: hoursAfter(3) });
    expect(await release(3)).toMatchObject({ grouped: 0, incidents: 0 });
  });

  it('that it is one cause: the alerts end as false alarms, and nobody hears of them', async () => {
    expect(await decide('close', 2)).toMatchObject({ status: 'closed', decidedAt: hoursAfter(2) });
    const rows = await database.db.select().from(alerts);
    expect(rows).toHaveLength(16);
    for (const row of rows)
      expect(row).toMatchObject({ status: 'resolved', outcome: 'false_alarm', resolvedByEmail: RITA.email });
    expect(await countPosts()).toEqual({ settled: 16 });
    expect(await database.db.select().from(alertEvents)).toHaveLength(16);
    await release(30);
    expect(await countPosts()).toEqual({ settled: 16 });
  });

  it('once: the first answer stands', async () => {
    await decide('release', 2);
    expect(await decide('close', 3)).toMatchObject({ status: 'released', decidedAt: hoursAfter(2) });
    expect(await countPosts()).toEqual({ pending: 12, deferred: 4 });
  });

  it('leaves alone what was told meanwhile: it became critical', async () => {
    const [first] = await database.db.select().from(alerts).limit(1);
    const raised = first?.alertId ?? '';
    await database.db.update(alerts).set({ tier: 'critical', route: 'channel' }).where(eq(alerts.alertId, raised));
    await database.db.update(outbox).set({ status: 'sent' }).where(eq(outbox.alertId, raised));
    await decide('close', 2);
    expect(await countPosts()).toEqual({ sent: 1, settled: 15 });
    expect((await database.db.select().from(alerts).where(eq(alerts.alertId, raised)))[0]?.status).toBe('open');
  });

  it.each(['ae', 'csm', 'manager', 'exec'] as const)('and nobody else: not a person who is %s', async (role) => {
    await expect(decide('close', 2, role)).rejects.toThrow('Only RevOps');
    expect(await countPosts()).toEqual({ grouped: 16 });
  });
});
