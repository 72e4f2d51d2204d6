import { asc, eq } from 'drizzle-orm';
import { alertEvents, alerts, alertTriggers, outbox, people, pods } from '../../../src/db/schema';
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import { closeEnded } from '../../../src/services/escalate/close-ended';
import { escalateAlerts, type EscalateDeps } from '../../../src/services/escalate/escalate-alerts';
import { acknowledgeAlert } from '../../../src/services/acknowledge-alert';
import { logAction } from '../../../src/services/log-action';
import { reassignAlert } from '../../../src/services/reassign-alert';
import { snoozeAlert } from '../../../src/services/snooze-alert';
import { wakeSnoozes } from '../../../src/services/wake-snoozes';
import { ANNA, seedAccount, seedPeople } from '../../support/alert-world';
import { truncateAll, useDatabase } from '../../support/database';

const ALERT = '0190a4f2-1111-4222-8333-444455556666';
const TOLD = new Date('2026-03-10T08:00:00Z'); // Tuesday 9:00 in Berlin
const at = (iso: string): Date => new Date(`${iso}:00Z`);
const ONE_DAY = at('2026-03-10T16:00');
const TWO_DAYS = at('2026-03-11T16:00');
const FIVE_DAYS = at('2026-03-16T16:00');

describe('alerts nobody answers', () => {
  const database = useDatabase();
  const deps = (): EscalateDeps => ({
    db: database.db,
    calendarOf: createCalendar({ people: {} }),
    settings: { remindBusinessDays: 1, managerBusinessDays: 2, missedBusinessDays: 5 },
  });
  const escalate = (now: Date) => escalateAlerts(deps(), now);

  beforeEach(async () => {
    await truncateAll(database.pool);
    await seedPeople(database.db);
    await seedAccount(database.db);
    await database.db.insert(alerts).values({
      alertId: ALERT,
      accountId: 'acme',
      currentBand: 'red',
      reason: 'Logins down 41% in 14 days',
      action: 'call their admin',
      actionDueOn: '2026-03-13',
      modelVersion: 'm1',
      pod: 'north',
      driEmail: ANNA.email,
      openedAt: TOLD,
      postedAt: TOLD,
    });
  });

  const listTold = async () => {
    const rows = await database.db.select().from(outbox).where(eq(outbox.kind, 'direct')).orderBy(asc(outbox.id));
    return rows.map(({ toEmail, payload }) => [toEmail, payload['kind']]);
  };
  const listEvents = async () => {
    const rows = await database.db.select().from(alertEvents).orderBy(asc(alertEvents.id));
    return rows.map(({ kind }) => kind);
  };
  const change = (values: Partial<typeof alerts.$inferInsert>) => database.db.update(alerts).set(values);
  const press = { alertId: ALERT, by: ANNA };

  it('R34: R162: remind their DRI, then tell the manager, then are missed, each once', async () => {
    expect(await escalate(at('2026-03-10T15:59'))).toEqual({ reminded: 0, escalated: 0, missed: 0 });
    expect(await escalate(ONE_DAY)).toEqual({ reminded: 1, escalated: 0, missed: 0 });
    expect(await escalate(ONE_DAY)).toEqual({ reminded: 0, escalated: 0, missed: 0 });
    expect(await escalate(TWO_DAYS)).toEqual({ reminded: 0, escalated: 1, missed: 0 });
    expect(await escalate(FIVE_DAYS)).toEqual({ reminded: 0, escalated: 0, missed: 1 });
    expect(await escalate(at('2026-04-16T16:00'))).toEqual({ reminded: 0, escalated: 0, missed: 0 });
    expect(await listTold()).toEqual([
      ['anna@example.test', 'reminder'],
      ['mona@example.test', 'escalation'],
      ['mona@example.test', 'missed'],
    ]);
    expect(await listEvents()).toEqual(['reminded', 'escalated', 'missed']);
    const [alert] = await database.db.select().from(alerts);
    expect(alert).toMatchObject({ remindedAt: ONE_DAY, escalatedAt: TWO_DAYS, missedAt: FIVE_DAYS });
  });

  it('R162: after an outage owe the same, in the same order, and two replicas pay it once', async () => {
    const [first, second] = await Promise.all([escalate(FIVE_DAYS), escalate(FIVE_DAYS)]);
    expect([
      first.reminded + second.reminded,
      first.escalated + second.escalated,
      first.missed + second.missed,
    ]).toEqual([1, 1, 1]);
    expect(await listEvents()).toEqual(['reminded', 'escalated', 'missed']);
  });

  it('redraw the alert’s message once it is missed, and only then', async () => {
    await database.db
      .insert(outbox)
      .values({ kind: 'alert.post', dedupeKey: `post:${ALERT}`, alertId: ALERT, createdAt: TOLD, nextAttemptAt: TOLD });
    await escalate(TWO_DAYS);
    const updates = () => database.db.$count(outbox, eq(outbox.kind, 'alert.update'));
    expect(await updates()).toBe(0);
    await escalate(FIVE_DAYS);
    expect(await updates()).toBe(1);
  });

  it('leave an acknowledged one alone until five business days brought no action', async () => {
    await acknowledgeAlert(database.db, { ...press, now: at('2026-03-10T10:00') });
    expect(await escalate(TWO_DAYS)).toEqual({ reminded: 0, escalated: 0, missed: 0 });
    expect(await escalate(FIVE_DAYS)).toEqual({ reminded: 0, escalated: 0, missed: 1 });
  });

  it('R33: stop every clock with a logged action', async () => {
    await logAction(database.db, { ...press, kind: 'call', note: 'Called', now: at('2026-03-10T10:00') });
    expect(await escalate(FIVE_DAYS)).toEqual({ reminded: 0, escalated: 0, missed: 0 });
  });

  it('R153: stand still while snoozed, and go on afterwards where they stood', async () => {
    await snoozeAlert(database.db, {
      ...press,
      now: at('2026-03-10T10:00'),
      until: at('2026-03-17T10:00'),
      reason: null,
    });
    expect(await escalate(FIVE_DAYS)).toEqual({ reminded: 0, escalated: 0, missed: 0 });
    await wakeSnoozes(database.db, at('2026-03-17T10:00')); // Tuesday 11:00; two of the eight hours had passed
    expect(await escalate(at('2026-03-17T15:59'))).toEqual({ reminded: 0, escalated: 0, missed: 0 });
    expect(await escalate(at('2026-03-17T16:00'))).toEqual({ reminded: 1, escalated: 0, missed: 0 });
  });

  it('R34: begin again for a new DRI, in whose name the manager has not heard of it', async () => {
    await escalate(TWO_DAYS);
    await reassignAlert(database.db, { ...press, toEmail: 'carl@example.test', now: TWO_DAYS });
    expect(await escalate(at('2026-03-12T15:59'))).toEqual({ reminded: 0, escalated: 0, missed: 0 });
    expect(await escalate(at('2026-03-12T16:00'))).toEqual({ reminded: 1, escalated: 0, missed: 0 });
    expect(await listTold()).toContainEqual(['carl@example.test', 'reminder']);
  });

  it('R33: are missed once more in the name of a new DRI, who had five business days of their own', async () => {
    await escalate(FIVE_DAYS);
    await reassignAlert(database.db, { ...press, toEmail: 'carl@example.test', now: FIVE_DAYS });
    await acknowledgeAlert(database.db, { ...press, now: FIVE_DAYS });
    const later = at('2026-03-23T16:00');
    expect(await escalate(new Date(later.getTime() - 60_000))).toMatchObject({ missed: 0 });
    expect(await escalate(later)).toEqual({ reminded: 0, escalated: 0, missed: 1 });
  });

  it('R153: go on from when a snoozed one became graver, which woke it', async () => {
    const snoozed = { alertId: ALERT, kind: 'snoozed' as const, at: at('2026-03-09T09:00') };
    await database.db.insert(alertEvents).values([snoozed, { ...snoozed, kind: 'raised', at: at('2026-03-16T08:00') }]);
    expect(await escalate(at('2026-03-16T15:59'))).toMatchObject({ reminded: 0 });
    expect(await escalate(at('2026-03-16T16:00'))).toMatchObject({ reminded: 1 });
  });

  it('count from the first trigger of their tier: another as grave gives no new time', async () => {
    const line = {
      alertId: ALERT,
      trigger: 'p1_opened' as const,
      tier: 'high' as const,
      reason: 'P1',
      action: 'call',
      actionDueOn: '2026-03-10',
    };
    await database.db.insert(alertTriggers).values([
      { ...line, key: 'T-1', firedAt: TOLD },
      { ...line, key: 'T-2', firedAt: at('2026-03-10T14:00') },
    ]);
    expect(await escalate(ONE_DAY)).toMatchObject({ reminded: 1 });
  });

  it.each([
    ['nobody was told of', { postedAt: null }],
    ['a digest is to repeat', { tier: 'moderate' }],
    ['recovered', { recoveredAt: at('2026-03-10T12:00') }],
    ['were resolved', { status: 'resolved' }],
  ] as const)('are passed over when they are those that %s', async (_what, values) => {
    await change(values);
    expect(await escalate(FIVE_DAYS)).toEqual({ reminded: 0, escalated: 0, missed: 0 });
  });

  describe('of which nothing holds any more', () => {
    const line = {
      alertId: ALERT,
      trigger: 'p1_opened' as const,
      tier: 'critical' as const,
      reason: 'P1',
      action: 'call',
      actionDueOn: '2026-03-10',
      firedAt: TOLD,
    };
    const end = (key: string, clearedAt: Date | null) =>
      database.db.insert(alertTriggers).values({ ...line, key, clearedAt });

    it('remind nobody', async () => {
      await end('T-1', at('2026-03-10T09:00'));
      expect(await escalate(FIVE_DAYS)).toEqual({ reminded: 0, escalated: 0, missed: 0 });
      await end('T-2', null);
      expect(await escalate(ONE_DAY)).toMatchObject({ reminded: 1 });
    });

    it('end by themselves after 14 days, to the minute, each once', async () => {
      await end('T-1', at('2026-03-10T09:00'));
      await end('T-2', at('2026-03-11T09:00'));
      expect(await closeEnded(database.db, at('2026-03-25T08:59'))).toBe(0);
      const now = at('2026-03-25T09:00');
      const both = await Promise.all([closeEnded(database.db, now), closeEnded(database.db, now)]);
      expect(both.toSorted()).toEqual([0, 1]);
      expect(await database.db.select().from(alerts)).toMatchObject([{ status: 'resolved', outcome: 'nothing_yet' }]);
      expect(await listEvents()).toEqual(['resolved']);
    });

    it('stay open while one trigger holds, and where none is known', async () => {
      expect(await closeEnded(database.db, at('2026-06-01T09:00'))).toBe(0);
      await end('T-1', at('2026-03-10T09:00'));
      await end('T-2', null);
      expect(await closeEnded(database.db, at('2026-06-01T09:00'))).toBe(0);
    });
  });

  it('count from when a digest listed them, where no message was posted', async () => {
    await change({ postedAt: null, listedAt: at('2026-03-11T06:00'), route: 'digest' });
    expect(await escalate(at('2026-03-11T15:59'))).toEqual({ reminded: 0, escalated: 0, missed: 0 });
    expect(await escalate(at('2026-03-11T16:00'))).toEqual({ reminded: 1, escalated: 0, missed: 0 });
  });

  describe('R34: go past the DRI to', () => {
    const revops = { email: 'rita@example.test', name: 'Rita', role: 'revops' as const, source: 'test' };
    const toldOf = async (kind: string) => (await listTold()).find(([, told]) => told === kind)?.[0] ?? null;

    it('the DRI’s own manager when the pod names none', async () => {
      await database.db.update(pods).set({ managerEmail: null });
      await database.db.update(people).set({ managerEmail: 'Mona@example.test' }).where(eq(people.email, ANNA.email));
      await escalate(TWO_DAYS);
      expect(await toldOf('escalation')).toBe('mona@example.test');
    });

    it('RevOps when the manager is the DRI', async () => {
      await database.db.insert(people).values(revops);
      await change({ driEmail: 'mona@example.test' });
      await escalate(TWO_DAYS);
      expect(await toldOf('escalation')).toBe('rita@example.test');
    });

    it('RevOps when the manager has left', async () => {
      await database.db.insert(people).values(revops);
      await database.db.update(people).set({ deactivatedAt: TOLD }).where(eq(people.email, 'mona@example.test'));
      await escalate(TWO_DAYS);
      expect(await toldOf('escalation')).toBe('rita@example.test');
    });

    it('nobody when nobody is known, and the history says so', async () => {
      await change({ driEmail: 'mona@example.test' });
      expect(await escalate(TWO_DAYS)).toEqual({ reminded: 1, escalated: 1, missed: 0 });
      const [event] = await database.db.select().from(alertEvents).where(eq(alertEvents.kind, 'escalated'));
      expect(event?.note).toMatch(/^nobody to tell/);
      expect(await toldOf('escalation')).toBeNull();
    });
  });
});
