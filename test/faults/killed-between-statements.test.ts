import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { alertEvents, alerts, incidents, outbox, people } from '../../src/db/schema';
import { releaseHeld } from '../../src/services/release-held/release-held';
import { wakeSnoozes } from '../../src/services/wake-snoozes';
import { seedPeople } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';
import { hoursAfter, names, RELEASE, seedFleet, seedHeld } from '../support/held-world';

const CHILD = join(__dirname, '../support/die-at-statement.ts');
const MOST_STATEMENTS = 60; // more than either work has: the last process comes to its end
const database = useDatabase();
jest.setTimeout(600_000); // a process for each statement
beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
});

/** Kills one process before each statement of the work, one after the other, until one gets through; `check` looks at what each left. */
async function killAtEach(work: 'release' | 'wake', now: Date, check: () => Promise<void>): Promise<number> {
  for (let statement = 1; statement <= MOST_STATEMENTS; statement += 1) {
    const args = ['--import', 'tsx', CHILD, database.url, work, now.toISOString(), String(statement)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    if (signal === null) {
      expect(code).toBe(0);
      return statement - 1;
    }
    expect(signal).toBe('SIGKILL');
    await check();
  }
  throw new Error('no process came to its end');
}

const countBy = async (column: 'status' | 'route') => {
  const from = column === 'status' ? sql`outbox where kind = 'alert.post'` : sql`alerts`;
  const { rows } = await database.db.execute<{ value: string; rows: number }>(
    sql`select ${sql.identifier(column)} as value, count(*)::int as rows from (select * from ${from}) as found group by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.value, row.rows]));
};

describe('a process killed before any statement of a release', () => {
  beforeEach(async () => {
    await database.db
      .insert(people)
      .values({ email: 'rita@example.test', name: 'Rita', role: 'revops', source: 'test' });
    await seedFleet(database.db, 100);
    await seedHeld(database.db, names(8)); // one driver
    for (const name of names(14, 'own')) await seedHeld(database.db, [name], { driverSignal: name });
  });

  it('has decided about all held messages or about none, and the next one decides about each once', async () => {
    const statements = await killAtEach('release', hoursAfter(1), async () => {
      const posts = await countBy('status');
      const notes = await database.db.$count(outbox, eq(outbox.kind, 'direct'));
      const isNothingDone = posts['held'] === 22;
      expect(posts).toEqual(isNothingDone ? { held: 22 } : { grouped: 8, pending: 12, deferred: 2 });
      expect([notes, await database.db.$count(incidents)]).toEqual(isNothingDone ? [0, 0] : [1, 1]);
      expect(await database.db.$count(alertEvents)).toBe(isNothingDone ? 0 : 2);
    });
    expect(statements).toBeGreaterThan(15);
    expect(await releaseHeld(database.db, RELEASE, hoursAfter(2))).toMatchObject({
      posted: 0,
      deferred: 0,
      grouped: 0,
    });
    expect(await countBy('status')).toEqual({ grouped: 8, pending: 12, deferred: 2 });
    expect(await countBy('route')).toEqual({ grouped: 8, channel: 12, deferred: 2 });
    expect(await database.db.$count(alertEvents)).toBe(2);
    expect(await database.db.$count(outbox, eq(outbox.kind, 'direct'))).toBe(1);
  });
});

describe('a process killed before any statement of the wake-up of snoozes', () => {
  beforeEach(async () => {
    await seedHeld(database.db, names(2), { post: 'sent', channelId: 'C0NORTH', messageTs: '1.1' });
    await database.db.update(alerts).set({ status: 'snoozed', snoozedUntil: hoursAfter(1), snoozeReason: 'later' });
  });

  it('R153: wakes each snooze whole, exactly once, however often it was killed', async () => {
    const statements = await killAtEach('wake', hoursAfter(2), async () => {
      const woken = await database.db.$count(alertEvents, eq(alertEvents.kind, 'woken'));
      const asleep = await database.db.$count(alerts, eq(alerts.status, 'snoozed'));
      expect([0, 2]).toContain(woken);
      expect(asleep).toBe(2 - woken);
    });
    expect(statements).toBeGreaterThan(9);
    expect(await wakeSnoozes(database.db, hoursAfter(3))).toEqual({ woken: 0, asleep: 0 });
    for (const alert of await database.db.select().from(alerts))
      expect(alert).toMatchObject({ status: 'open', snoozedUntil: null, snoozeReason: null });
    expect(await database.db.$count(alertEvents)).toBe(2);
    expect(await database.db.$count(outbox, eq(outbox.kind, 'alert.update'))).toBe(2);
    expect(await database.db.$count(outbox, eq(outbox.kind, 'alert.thread'))).toBe(2);
  });
});
