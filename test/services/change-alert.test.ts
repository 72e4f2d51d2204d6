import { asc } from 'drizzle-orm';
import { accounts, activities, alertEvents, alerts, outbox } from '../../src/db/schema';
import { getAlertCard, listOpenAlertsOf } from '../../src/db/queries/alert-card';
import { acknowledgeAlert } from '../../src/services/acknowledge-alert';
import { claimDri } from '../../src/services/claim-dri';
import { logAction } from '../../src/services/log-action';
import { reassignAlert } from '../../src/services/reassign-alert';
import { resolveAlert } from '../../src/services/resolve-alert';
import { snoozeAlert } from '../../src/services/snooze-alert';
import { wakeSnoozes } from '../../src/services/wake-snoozes';
import { truncateAll, useDatabase } from '../support/database';
import { ANNA, NOW, hoursAfter, observe, run, seedAccount, seedHealth, seedPeople } from '../support/alert-world';

const database = useDatabase();
const CARL = { ...ANNA, email: 'carl@example.test', name: 'Carl Example', slackUserId: 'U0CARL' };
let alertId = '';

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
  await run(database, [
    [-9, observe('green')],
    [-1, observe('red')],
  ]);
  const [alert] = await database.db.select().from(alerts);
  alertId = alert?.alertId ?? '';
});

const press = (by = ANNA, now = NOW) => ({ alertId, by, now });
const readEvents = async () => {
  const rows = await database.db.select().from(alertEvents).orderBy(asc(alertEvents.id));
  return rows.map(({ kind, byEmail, note }) => [kind, byEmail, note]).slice(1); // after 'opened'
};
const countUpdates = async () =>
  (await database.db.select().from(outbox)).filter(({ kind }) => kind === 'alert.update').length;
const saveHealth = (score: number) => seedHealth(database.db, score);

describe('acknowledging', () => {
  it('R151: is remembered with who and when, and asks for the message to be redrawn', async () => {
    const { card, changed } = await acknowledgeAlert(database.db, press());
    expect(changed).toBe(true);
    expect(card).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: { name: 'Anna Example', slackUserId: 'U0ANNA', at: NOW },
    });
    expect([await readEvents(), await countUpdates()]).toEqual([[['acknowledged', ANNA.email, null]], 1]);
  });

  it('a second press, by anyone, shows how it stands and adds nothing', async () => {
    await acknowledgeAlert(database.db, press());
    const again = await acknowledgeAlert(database.db, press(CARL, hoursAfter(1)));
    expect(again).toMatchObject({ changed: false, refused: 'already_acknowledged' });
    expect(again.card.acknowledgedBy).toMatchObject({ name: 'Anna Example', at: NOW });
    expect([(await readEvents()).length, await countUpdates()]).toEqual([1, 1]);
  });

  it('two presses at the same moment are one', async () => {
    const results = await Promise.all([ANNA, CARL, ANNA, CARL].map((by) => acknowledgeAlert(database.db, press(by))));
    expect(results.filter(({ changed }) => changed)).toHaveLength(1);
    expect([(await readEvents()).length, await countUpdates()]).toEqual([1, 1]);
  });

  it('an alert that is gone says so', async () => {
    const gone = { ...press(), alertId: '00000000-0000-0000-0000-000000000000' };
    await expect(acknowledgeAlert(database.db, gone)).rejects.toThrow('This alert no longer exists.');
  });
});

describe('snoozing', () => {
  const until = hoursAfter(72);

  it('R153: has a reason and an end, and remembers how the account stood', async () => {
    await saveHealth(30);
    const { card } = await snoozeAlert(database.db, { ...press(), until, reason: 'on holiday' });
    expect(card).toMatchObject({ status: 'snoozed', snoozedUntil: until, snoozeReason: 'on holiday' });
    expect(await database.db.select().from(alerts)).toMatchObject([{ snoozedScore: 30 }]);
    expect(await readEvents()).toEqual([['snoozed', ANNA.email, 'on holiday']]);
  });

  it('pressed twice is one snooze; with another end it moves', async () => {
    await snoozeAlert(database.db, { ...press(), until, reason: null });
    const twice = {
      ...press(ANNA, new Date(NOW.getTime() + 900)),
      until: new Date(until.getTime() + 900),
      reason: null,
    };
    expect(await snoozeAlert(database.db, twice)).toMatchObject({ changed: false, refused: null });
    const moved = await snoozeAlert(database.db, { ...press(), until: hoursAfter(96), reason: null });
    expect(moved).toMatchObject({ changed: true, card: { snoozedUntil: hoursAfter(96) } });
  });

  it.each([
    [NOW, 'A snooze must end in the future.'],
    [hoursAfter(91 * 24), 'A snooze can last 90 days at most.'],
  ])('until %s is refused with a sentence', async (end, sentence) => {
    await expect(snoozeAlert(database.db, { ...press(), until: end, reason: null })).rejects.toThrow(sentence);
    expect(await readEvents()).toEqual([]);
  });
});

describe('waking', () => {
  beforeEach(async () => {
    await saveHealth(45);
    await snoozeAlert(database.db, { ...press(), until: hoursAfter(72), reason: 'on holiday' });
  });

  it('R153: happens once at the end, in the thread too, and takes the alert back to where it was', async () => {
    expect(await wakeSnoozes(database.db, hoursAfter(71.9))).toEqual({ woken: 0, asleep: 1 });
    expect(await wakeSnoozes(database.db, hoursAfter(72))).toEqual({ woken: 1, asleep: 0 });
    expect(await wakeSnoozes(database.db, hoursAfter(72))).toEqual({ woken: 0, asleep: 0 });
    expect(await getAlertCard(database.db, alertId)).toMatchObject({ status: 'open', snoozedUntil: null });
    expect((await readEvents()).at(-1)).toEqual(['woken', null, 'the snooze reached its end']);
    const kinds = (await database.db.select().from(outbox)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'alert.thread')).toHaveLength(1);
  });

  it('R153: happens early when the score fell by 10, and leaves an acknowledged alert acknowledged', async () => {
    await database.db.update(alerts).set({ acknowledgedAt: NOW, acknowledgedByEmail: ANNA.email });
    await saveHealth(36);
    expect(await wakeSnoozes(database.db, hoursAfter(1))).toEqual({ woken: 0, asleep: 1 });
    await saveHealth(35);
    expect(await wakeSnoozes(database.db, hoursAfter(2))).toEqual({ woken: 1, asleep: 0 });
    expect(await getAlertCard(database.db, alertId)).toMatchObject({ status: 'acknowledged' });
  });

  it('R153: happens early when the renewal comes within 60 days', async () => {
    await database.db.update(accounts).set({ renewalOn: '2026-05-12' }); // 63 days after NOW
    await snoozeAlert(database.db, { ...press(), until: hoursAfter(90 * 24), reason: 'again' });
    expect(await wakeSnoozes(database.db, hoursAfter(48))).toEqual({ woken: 0, asleep: 1 });
    expect(await wakeSnoozes(database.db, hoursAfter(72))).toEqual({ woken: 1, asleep: 0 });
  });

  it('two at the same moment wake it once', async () => {
    await Promise.all([wakeSnoozes(database.db, hoursAfter(72)), wakeSnoozes(database.db, hoursAfter(72))]);
    expect((await readEvents()).filter(([kind]) => kind === 'woken')).toHaveLength(1);
  });
});

describe('logging an action', () => {
  const action = { note: 'Called their admin', kind: 'call' as const, nextStep: 'review', nextStepOn: '2026-03-17' };

  it('R152, R155: keeps the note, writes an activity, stops the clock and acknowledges', async () => {
    const { card } = await logAction(database.db, { ...press(), ...action });
    expect(card).toMatchObject({
      status: 'acknowledged',
      lastAction: { note: 'Called their admin', byName: 'Anna Example', at: NOW },
    });
    expect(await database.db.select().from(alerts)).toMatchObject([{ firstActionAt: NOW, acknowledgedAt: NOW }]);
    expect(await database.db.select().from(activities)).toMatchObject([
      { accountId: 'acme', kind: 'call', happenedAt: NOW, byEmail: ANNA.email, source: 'barometer' },
    ]);
    expect((await readEvents()).map(([kind]) => kind)).toEqual(['acknowledged', 'action_logged']);
  });

  it('the same form sent again is one action; other words are another, and the first keeps the clock', async () => {
    await logAction(database.db, { ...press(), ...action });
    expect(await logAction(database.db, { ...press(), ...action })).toMatchObject({ changed: false });
    await logAction(database.db, { ...press(CARL, hoursAfter(1)), ...action, note: 'Wrote to the sponsor' });
    expect(await database.db.select().from(activities)).toHaveLength(2);
    expect(await database.db.select().from(alerts)).toMatchObject([{ firstActionAt: NOW }]);
    expect(await getAlertCard(database.db, alertId)).toMatchObject({ lastAction: { byName: 'Carl Example' } });
    const notes = (await database.db.select().from(outbox)).filter(({ kind }) => kind === 'alert.thread');
    expect(notes).toHaveLength(2); // the message shows only the last action: its thread has them all
  });

  it('leaves a snooze standing', async () => {
    await snoozeAlert(database.db, { ...press(), until: hoursAfter(72), reason: null });
    const { card } = await logAction(database.db, { ...press(), ...action });
    expect(card).toMatchObject({ status: 'snoozed', snoozedUntil: hoursAfter(72) });
  });
});

describe('resolving', () => {
  it('R154, R155: keeps the outcome and who gave it; the first answer stands', async () => {
    const { card } = await resolveAlert(database.db, { ...press(), outcome: 'saved', note: 'renewed' });
    expect(card).toMatchObject({ status: 'resolved', outcome: 'saved', resolvedAt: NOW });
    const again = await resolveAlert(database.db, { ...press(CARL), outcome: 'lost' });
    expect(again).toMatchObject({ changed: false, refused: 'is_resolved', card: { outcome: 'saved' } });
    expect(await readEvents()).toEqual([['resolved', ANNA.email, 'renewed']]);
  });

  it('ends every other button', async () => {
    await resolveAlert(database.db, { ...press(), outcome: 'lost' });
    const refused = { changed: false, refused: 'is_resolved' };
    expect(await acknowledgeAlert(database.db, press())).toMatchObject(refused);
    expect(await snoozeAlert(database.db, { ...press(), until: hoursAfter(1), reason: null })).toMatchObject(refused);
    expect(await logAction(database.db, { ...press(), note: 'n', kind: 'call' })).toMatchObject(refused);
    expect(await claimDri(database.db, press(CARL))).toMatchObject(refused);
    expect(await wakeSnoozes(database.db, hoursAfter(1))).toEqual({ woken: 0, asleep: 0 });
  });
});

describe('changing hands', () => {
  it('R12: names one other person, who then finds it among theirs', async () => {
    const { card } = await claimDri(database.db, press(CARL));
    expect(card.dri).toEqual({ name: 'Carl Example', slackUserId: 'U0CARL' });
    expect(await listOpenAlertsOf(database.db, CARL.email)).toHaveLength(1);
    expect(await listOpenAlertsOf(database.db, ANNA.email)).toEqual([]);
    expect(await claimDri(database.db, press(CARL))).toMatchObject({ changed: false, refused: null });
  });

  it('R12: is refused to someone who is not known', async () => {
    const stranger = { ...press(), toEmail: 'stranger@example.test' };
    await expect(reassignAlert(database.db, stranger)).rejects.toThrow('someone Barometer knows');
  });

  it('sends an alert that waited for an owner', async () => {
    await database.db.update(alerts).set({ driEmail: null });
    await database.db.delete(outbox);
    await claimDri(database.db, press(CARL));
    expect((await database.db.select().from(outbox)).map(({ kind }) => kind)).toContain('alert.post');
  });
});
