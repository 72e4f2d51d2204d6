import type { KnownViewer } from '../../../src/domain/viewer';
import { eq } from 'drizzle-orm';
import { alertFeedback, alerts, alertTriggers, outcomes } from '../../../src/db/schema';
import { readEffectiveness } from '../../../src/services/effectiveness/read-effectiveness';
import { ANNA, NOW, hoursAfter, seedAccount, seedPeople } from '../../support/alert-world';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const calendarOf = ({ timeZone }: { timeZone: string }) => ({ timeZone, isHoliday: () => false });
const DAY = 24;

type AlertValues = Partial<typeof alerts.$inferInsert> & { accountId: string };
async function open({ openedAt = hoursAfter(-30 * DAY), ...values }: AlertValues): Promise<string> {
  const base = { currentBand: 'red' as const, reason: 'r', action: 'a', actionDueOn: '2026-03-13', modelVersion: 'm1' };
  const told = { postedAt: openedAt, status: 'resolved' as const };
  const [row] = await database.db
    .insert(alerts)
    .values({ ...base, ...told, openedAt, ...values })
    .returning();
  if (row === undefined) throw new Error('no alert');
  return row.alertId;
}
const viewer = (scope: KnownViewer['scope']): KnownViewer => ({
  kind: 'person',
  slackUserId: 'U1',
  person: ANNA,
  scope,
  managedPods: scope.kind === 'own' ? scope.pods : [],
});
const ALL = viewer({ kind: 'all' });
const read = (by = ALL, grouping: Parameters<typeof readEffectiveness>[1]['grouping'] = 'trigger') =>
  readEffectiveness({ db: database.db, calendarOf }, { viewer: by, grouping, now: NOW });

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  for (const accountId of ['a1', 'a2', 'a3', 'a4']) await seedAccount(database.db, { accountId, name: accountId });
});

describe('how alerts fared', () => {
  it('R155: from alert to outcome, counted from what happened to each', async () => {
    const alertId = await open({ accountId: 'a1', outcome: 'saved', firstActionAt: hoursAfter(-30 * DAY + 2) });
    const line = { alertId, tier: 'critical' as const, reason: 'r', action: 'a', actionDueOn: '2026-03-13' };
    await database.db.insert(alertTriggers).values([
      { ...line, trigger: 'p1_opened', key: 't1', firedAt: NOW },
      { ...line, trigger: 'p1_opened', key: 't2', firedAt: NOW },
      { ...line, trigger: 'turned_red', tier: 'high', firedAt: NOW },
    ]);
    await open({ accountId: 'a2', outcome: 'false_alarm' });
    await open({ accountId: 'a3', outcome: 'nothing_yet', postedAt: null });
    const report = await read();
    expect(report.total).toMatchObject({
      alerts: 2,
      untold: 1,
      acted: { part: 1, whole: 2 },
      saveRate: { part: 1, whole: 1 },
      precision: { part: 1, whole: 2 },
    });
    expect(report.groups.map(({ key, alerts: of, untold }) => [key, of, untold])).toEqual([
      ['turned_red', 2, 1],
      ['p1_opened', 1, 0],
    ]);
  });

  it('an alert in a digest was told when it was listed', async () => {
    await open({ accountId: 'a1', postedAt: null, listedAt: hoursAfter(-29 * DAY) });
    expect((await read()).total).toMatchObject({ alerts: 1, untold: 0 });
  });

  it('covers 90 days, to the hour', async () => {
    await open({ accountId: 'a1', openedAt: hoursAfter(-90 * DAY) });
    await open({ accountId: 'a2', openedAt: hoursAfter(-90 * DAY - 1) });
    expect((await read()).total.alerts).toBe(1);
  });

  it('R156: who left within 180 days of the alert is lost; before it, or later, is another story', async () => {
    const openedAt = new Date('2026-01-10T09:00:00Z');
    const leave = (accountId: string, effectiveOn: string) =>
      database.db.insert(outcomes).values({ accountId, effectiveOn, outcome: 'churned', key: 'x', source: 'test' });
    for (const accountId of ['a1', 'a2', 'a3']) await open({ accountId, openedAt, outcome: 'saved' });
    await leave('a1', '2026-01-10');
    await leave('a2', '2026-01-09');
    await leave('a3', '2026-03-11'); // tomorrow: not yet
    expect((await read()).total.outcomes).toMatchObject({ lost: 1, saved: 2 });
  });

  it('shows a manager their pods and their own, a rep the alerts that name them, RevOps all', async () => {
    await open({ accountId: 'a1', pod: 'north', driEmail: 'carl@example.test' });
    await open({ accountId: 'a2', pod: 'south', driEmail: ANNA.email });
    await open({ accountId: 'a3', pod: 'south', driEmail: 'carl@example.test' });
    const countFor = async (scope: KnownViewer['scope']) => (await read(viewer(scope))).total.alerts;
    expect(await countFor({ kind: 'all' })).toBe(3);
    expect(await countFor({ kind: 'own', email: ANNA.email, pods: ['north'] })).toBe(2);
    expect(await countFor({ kind: 'own', email: ANNA.email, pods: [] })).toBe(1);
    expect(await countFor({ kind: 'own', email: 'mona@example.test', pods: [] })).toBe(0);
  });

  it('R84: with what people called no use by then, each once', async () => {
    const alertId = await open({ accountId: 'a1' });
    const one = { alertId, reason: 'known' as const, givenAt: NOW };
    await database.db.insert(alertFeedback).values([
      { ...one, byEmail: 'anna@example.com', givenAt: hoursAfter(-1) },
      { ...one, byEmail: 'ben@example.com', reason: 'other' },
      { ...one, byEmail: 'later@example.com', givenAt: hoursAfter(1) },
    ]);
    expect((await read()).total.notUseful).toEqual({ alerts: 1, topReason: 'known' });
    await database.db.delete(alertFeedback).where(eq(alertFeedback.byEmail, 'anna@example.com'));
    expect((await read()).total.notUseful).toEqual({ alerts: 1, topReason: 'other' });
  });
});
