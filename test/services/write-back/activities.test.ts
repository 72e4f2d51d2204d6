import { eq } from 'drizzle-orm';
import { accountNotes, activities, alertEvents, alerts, pods } from '../../../src/db/schema';
import { SourceError } from '../../../src/errors';
import { insertLoggedActivity } from '../../../src/db/queries/alert-activities';
import { hoursAfter } from '../../support/alert-world';
import { createWriter, readWrites, seedScored, TARGET } from '../../support/crm-world';
import { truncateAll, useDatabase } from '../../support/database';
import { createRecordingCrm, type RecordingCrm } from '../../support/recording-crm';

const database = useDatabase();
let crm: RecordingCrm;
beforeEach(async () => {
  await truncateAll(database.pool);
  crm = createRecordingCrm();
  await seedScored(database.db, 'acme');
});

const run = (hours: number, target: Partial<typeof TARGET> = {}) =>
  createWriter({ db: database.db, crm, now: hoursAfter(hours) })([{ ...TARGET, ...target }]);
const told = () => crm.activities.flat();

const log = (hours: number, activityId = 'barometer:1') =>
  insertLoggedActivity(database.db, {
    accountId: 'acme',
    activityId,
    kind: 'call',
    byEmail: 'anna@example.test',
    note: 'Talked to their admin',
    happenedAt: hoursAfter(hours),
  });
const openAlert = async (hours: number, changes: Partial<typeof alerts.$inferInsert> = {}) => {
  const [row] = await database.db
    .insert(alerts)
    .values({
      accountId: 'acme',
      tier: 'critical',
      currentBand: 'red',
      modelVersion: 'm1',
      driEmail: 'anna@example.test',
      reason: 'A P1 ticket opened',
      action: 'call their sponsor',
      actionDueOn: '2026-03-11',
      openedAt: hoursAfter(hours),
      ...changes,
    })
    .returning();
  return row?.alertId ?? '';
};
const review = (hours: number) =>
  database.db.insert(accountNotes).values({
    accountId: 'acme',
    byEmail: 'anna@example.test',
    formId: `f${hours}`,
    writtenAt: hoursAfter(hours),
    changed: 'New admin',
    trends: null,
    action: 'Train them',
  });

describe('what people do about an account, in the CRM', () => {
  beforeEach(() => run(0));

  it('R223, R235: a logged action is a task that is done, with what was learnt, by whoever did it', async () => {
    await log(1);
    await run(2);
    expect(told()).toEqual([
      {
        kind: 'task',
        recordId: '001-acme',
        subject: 'Call logged in Slack',
        body: 'Talked to their admin',
        key: expect.stringMatching(/^action-[0-9a-f]{40}$/),
        dueOn: null,
        happenedAt: hoursAfter(1),
        ownerEmail: 'anna@example.test',
      },
    ]);
  });

  it('R21, R173: a Critical alert is a task of its DRI, due when its action is', async () => {
    await openAlert(1);
    await run(2);
    expect(told()).toEqual([
      {
        kind: 'task',
        recordId: '001-acme',
        subject: 'Critical: call their sponsor',
        body: 'A P1 ticket opened',
        key: expect.stringMatching(/^critical-[0-9a-f]{40}$/),
        dueOn: '2026-03-11',
        happenedAt: hoursAfter(1),
        ownerEmail: 'anna@example.test',
      },
    ]);
  });

  it('R174: a review note is a note, in the parts that were filled in', async () => {
    await review(1);
    await run(2);
    expect(told()).toMatchObject([
      { kind: 'note', subject: 'Account review', body: 'What changed: New admin\nAction: Train them', dueOn: null },
    ]);
  });

  it('is told once, however often it is looked for, and with the same key in every CRM', async () => {
    await log(1);
    await openAlert(1);
    await review(1);
    for (const hours of [2, 3, 4]) await run(hours);
    expect(told()).toHaveLength(3);
    expect(new Set(told().map(({ key }) => key)).size).toBe(3);
    expect(told().every(({ key }) => /^[\w-]{1,64}$/.test(key))).toBe(true);
  });

  it('is no alert of a lower tier, of nobody, that is over, or outside the pilot', async () => {
    await openAlert(1, { tier: 'high', status: 'resolved' });
    await openAlert(1, { status: 'resolved' });
    await database.db.insert(pods).values({ pod: 'south', channel: '#south', isPilot: false, source: 'test' });
    await openAlert(1, { pod: 'south', driEmail: 'anna@example.test' });
    await run(2);
    expect(told()).toEqual([]);
    await database.db.update(alerts).set({ pod: 'north', driEmail: null }).where(eq(alerts.status, 'open'));
    await run(3);
    expect(told()).toEqual([]);
  });

  it('is an alert from before that becomes Critical now', async () => {
    const alertId = await openAlert(-5);
    await run(1);
    expect(told()).toEqual([]);
    await database.db.insert(alertEvents).values({ alertId, kind: 'raised', at: hoursAfter(1), byEmail: null });
    await run(2);
    expect(told()).toHaveLength(1);
  });

  it('is left out where it is switched off, and begins anew when it is switched on', async () => {
    await run(1, { tasks: false });
    await log(2);
    await run(3, { tasks: false });
    await run(4);
    await log(5, 'barometer:2');
    await run(6);
    expect(told().map(({ happenedAt }) => happenedAt)).toEqual([hoursAfter(5)]);
  });

  it('comes from people here, not from sources', async () => {
    await database.db
      .insert(activities)
      .values({ accountId: 'acme', activityId: 'crm:7', happenedAt: hoursAfter(1), kind: 'call', source: 'crm' });
    await run(2);
    expect(told()).toEqual([]);
  });
});

describe('what happened before a CRM was written to', () => {
  it('is never told', async () => {
    await log(-1);
    await openAlert(-1);
    await review(-1);
    await run(0);
    await run(1);
    expect(told()).toEqual([]);
  });
});

describe('a request of which nobody knows whether it arrived', () => {
  const lose = () => crm.fail(new SourceError('crm', 'transient', 'no answer within 60 s'));
  beforeEach(async () => {
    await run(0);
    await log(1);
  });

  it('is parked where the CRM knows no key: a second one would be another', async () => {
    lose();
    expect(await run(2)).toMatchObject({ unknown: 1 });
    crm.fail(null);
    await run(20);
    expect(told()).toHaveLength(1);
    expect(await readWrites(database.db)).toContainEqual(expect.objectContaining({ kind: 'task', status: 'unknown' }));
  });

  it('is repeated where the CRM knows its key: it stays one', async () => {
    crm.check({ areActivitiesKeyed: true });
    lose();
    expect(await run(2)).toMatchObject({ failed: 1 });
    crm.fail(null);
    expect(await run(20)).toMatchObject({ written: 1 });
    expect(new Set(told().map(({ key }) => key)).size).toBe(1);
  });
});
