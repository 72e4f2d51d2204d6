import { alerts } from '../../src/db/schema';
import { snoozeAlert } from '../../src/services/snooze-alert';
import { wakeSnoozes } from '../../src/services/wake-snoozes';
import { ANNA, hoursAfter, observe, run, seedAccount, seedHealth, seedPeople } from '../support/alert-world';
import { createReader, findUsageDrop } from '../support/alert-findings';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
const read = createReader(() => database.db);

/** A digest alert on a green account, snoozed by its owner from hour 6 for 30 days. */
async function snooze(): Promise<void> {
  await run(database, [
    [0, observe('green', { findings: [] })],
    [5, observe('green', { findings: [findUsageDrop()] })],
  ]);
  const [alert] = await read.alerts();
  const alertId = alert?.alertId ?? '';
  await snoozeAlert(database.db, {
    alertId,
    by: ANNA,
    now: hoursAfter(6),
    until: hoursAfter(6 + 720),
    reason: 'on leave',
  });
}

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db, { renewalOn: '2026-06-01' });
  await seedHealth(database.db, 80);
});

describe('a snoozed alert whose account keeps its band', () => {
  it('R153: sleeps while nothing changes, and remembers how it stood', async () => {
    await snooze();
    expect(await read.alerts()).toEqual([expect.objectContaining({ snoozedTier: 'high', snoozedScore: 80 })]);
    expect(await wakeSnoozes(database.db, hoursAfter(7))).toEqual({ woken: 0, asleep: 1 });
  });

  it.each([
    ['its tier rose', () => database.db.update(alerts).set({ tier: 'critical' }), 7],
    ['its score fell by 10', () => seedHealth(database.db, 70), 7],
    ['its renewal came within 60 days', () => Promise.resolve(), 24 * 24],
  ] as const)('R153: wakes when %s', async (_, change, hours) => {
    await snooze();
    await change();
    expect(await wakeSnoozes(database.db, hoursAfter(hours))).toEqual({ woken: 1, asleep: 0 });
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ status: 'open', snoozedUntil: null, snoozedTier: null, snoozedScore: null }),
    ]);
    expect(await read.events()).toEqual(['opened', 'snoozed', 'woken']);
  });
});

describe('a snooze that ended while Barometer was down', () => {
  it('R153: wakes on the first look afterwards, once, however long that was', async () => {
    await snooze();
    await database.db.update(alerts).set({ snoozedUntil: hoursAfter(7) });
    expect(await wakeSnoozes(database.db, hoursAfter(24 * 400))).toEqual({ woken: 1, asleep: 0 });
    expect(await wakeSnoozes(database.db, hoursAfter(24 * 400))).toEqual({ woken: 0, asleep: 0 });
    expect(await read.events()).toEqual(['opened', 'snoozed', 'woken']);
  });
});
