import { join } from 'node:path';
import { accounts, alertEvents, alerts, outbox, outcomes } from '../../../src/db/schema';
import { getAlertCard } from '../../../src/db/queries/alert-card';
import { composeFollowUp } from '../../../src/compose-follow-up';
import { composeScoring } from '../../../src/compose-scoring';
import { ConfigFile } from '../../../src/config-file';
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import { loadModel } from '../../../src/services/model/load-model';
import { loadPlaybook } from '../../../src/services/model/load-playbook';
import { closeLeft } from '../../../src/services/escalate/close-left';
import { gradePredictions } from '../../../src/services/predictions/grade-predictions';
import { loadSignals } from '../../../src/services/model/load-signals';
import { createReader } from '../../support/alert-findings';
import { ALERT_SETTINGS, hoursAfter, observe, run, seedAccount, seedPeople } from '../../support/alert-world';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const read = createReader(() => database.db);
const say = (outcome: 'churned' | 'renewed', effectiveOn: string) =>
  database.db
    .insert(outcomes)
    .values({ accountId: 'acme', key: `${effectiveOn} ${outcome}`, outcome, effectiveOn, source: 'test' });
const turnRed = (settings = ALERT_SETTINGS) =>
  run(
    database,
    [
      [0, observe('yellow')],
      [5, observe('red', { claim: CLAIM })],
    ],
    settings,
  );
const CLAIM = {
  signal: 'login_trend_14d',
  measure: 'logins_a_week_14d',
  isAbove: true,
  limit: 60,
  value: 40,
  goal: 'logins are back at 60 a week',
  isEvent: false,
};
const EVENING = hoursAfter(8);

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
});

describe('the open alert of a customer who has left', () => {
  it('ends as lost, says when they left, and its message is drawn again', async () => {
    await turnRed();
    await database.db.update(outbox).set({ status: 'sent' });
    await say('churned', '2026-03-03');
    expect(await closeLeft(database.db, EVENING)).toBe(1);
    const [alert] = await read.alerts();
    expect(alert).toMatchObject({ status: 'resolved', outcome: 'lost', resolvedAt: EVENING, resolvedByEmail: null });
    expect(await read.events()).toEqual(['opened', 'resolved']);
    expect(await read.outbox()).toEqual(['alert.post sent', 'alert.update pending']);
    const card = await getAlertCard(database.db, alert?.alertId ?? '');
    expect(card).toMatchObject({ outcome: 'lost', outcomeNote: 'The customer left on 3 Mar 2026' });
  });

  it.each([
    ['yesterday', '2026-03-09', 1],
    ['today', '2026-03-10', 1],
    ['tomorrow', '2026-03-11', 0],
  ])('ends where they leave %s (%s): %d', async (_when, day, closed) => {
    await turnRed();
    await say('churned', day);
    expect(await closeLeft(database.db, EVENING)).toBe(closed);
  });

  it.each([
    ['before', '2026-03-09T23:00:00Z', 1],
    ['on the day of', '2026-03-10T01:00:00Z', 1],
    ['after', '2026-03-11T00:00:00Z', 0],
  ])('ends as nothing yet where the CRM deleted the account %s that evening', async (_when, at, closed) => {
    await turnRed();
    await database.db.update(accounts).set({ deletedAt: new Date(at) });
    expect(await closeLeft(database.db, EVENING)).toBe(closed);
    if (closed === 0) return;
    const [alert] = await read.alerts();
    const card = await getAlertCard(database.db, alert?.alertId ?? '');
    expect(card).toMatchObject({ outcome: 'nothing_yet', outcomeNote: expect.stringMatching(/^The account was deleted in the CRM on \d+ Mar 2026$/) }); // prettier-ignore
  });

  it('stays open for one who came back, and ends with the day of the last leave', async () => {
    await turnRed();
    await say('churned', '2025-12-01');
    await say('renewed', '2026-01-01');
    expect(await closeLeft(database.db, EVENING)).toBe(0);
    await say('churned', '2026-03-01');
    await say('churned', '2026-03-02');
    expect(await closeLeft(database.db, EVENING)).toBe(1);
    const notes = await database.db.select({ note: alertEvents.note }).from(alertEvents);
    expect(notes.at(-1)).toEqual({ note: 'The customer left on 1 Mar 2026' });
  });

  it('ends once, however many replicas look and however often', async () => {
    await turnRed();
    await say('churned', '2026-03-10');
    const both = await Promise.all([closeLeft(database.db, EVENING), closeLeft(database.db, EVENING)]);
    expect(both.toSorted()).toEqual([0, 1]);
    expect(await closeLeft(database.db, EVENING)).toBe(0);
    expect(await read.events()).toEqual(['opened', 'resolved']);
  });

  it('ends before its owner is reminded of it', async () => {
    await turnRed();
    await database.db.update(alerts).set({ postedAt: hoursAfter(5) });
    await say('churned', '2026-03-12');
    const file = ConfigFile.parse({});
    const { escalate } = composeFollowUp(database.db, file, createCalendar(file.calendar));
    expect(await escalate(new Date('2026-03-12T20:00:00Z'))).toMatchObject({ reminded: 0, escalated: 0, closed: 1 });
  });

  it('ends before what was held back of it is let go', async () => {
    await turnRed({ ...ALERT_SETTINGS, holdPosts: true });
    await say('churned', '2026-03-10');
    const models = join(__dirname, '../../../models');
    const model = await loadModel(join(models, 'three-pillar.yaml'));
    const playbook = await loadPlaybook(join(models, 'playbook.yaml'));
    const opened = { db: database.db, pool: database.pool, close: async () => {} };
    const side = { database: opened, answers: opened, model, playbook, close: async () => {} };
    await composeScoring(side, ConfigFile.parse({})).release(EVENING);
    expect(await read.alerts()).toEqual([expect.objectContaining({ status: 'resolved', outcome: 'lost' })]);
    expect((await read.outbox())[0]).toBe('alert.post settled');
  });

  it('ends while snoozed, and wakes nobody', async () => {
    await turnRed();
    await database.db.update(alerts).set({ status: 'snoozed', snoozedUntil: hoursAfter(48), snoozedScore: 30 });
    await say('churned', '2026-03-10');
    await closeLeft(database.db, EVENING);
    expect(await read.alerts()).toEqual([expect.objectContaining({ status: 'resolved', snoozedUntil: null })]);
  });

  it('is never told where its message was still held back', async () => {
    await turnRed({ ...ALERT_SETTINGS, holdPosts: true });
    await say('churned', '2026-03-10');
    await closeLeft(database.db, EVENING);
    expect((await read.outbox())[0]).toBe('alert.post settled');
  });

  it('R4: has its prediction graded on its day all the same: it was right', async () => {
    await turnRed();
    await say('churned', '2026-03-20');
    await closeLeft(database.db, new Date('2026-03-20T06:00:00Z'));
    const deps = { ...database, db: database.db, pool: database.pool, signals: loadSignals(), modelVersion: 'm1' };
    const graded = await gradePredictions({ ...deps, limits: {} }, new Date('2026-04-08T06:20:00Z'));
    expect(graded).toEqual({ right: 1, wrong: 0, unknown: 0, waiting: 0 });
    expect(await read.events()).toEqual(['opened', 'resolved', 'graded']);
    expect(await read.alerts()).toEqual([expect.objectContaining({ status: 'resolved', outcome: 'lost' })]);
  });
});
