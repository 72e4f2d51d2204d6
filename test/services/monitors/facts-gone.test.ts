import { accounts, monitorAlarms, outbox, people } from '../../../src/db/schema';
import type { DirectNote } from '../../../src/domain/direct-note';
import { aboutMonitor } from '../../../src/services/direct-notes/about-monitor';
import { diagnoseFailures } from '../../../src/services/diagnose/diagnose-failures';
import { readFailurePanel } from '../../../src/services/monitors/read-failures';
import { watchFailures } from '../../../src/services/monitors/watch-failures';
import { truncateAll, useDatabase } from '../../support/database';

const DAY_MS = 86_400_000;
const FIRST = new Date('2026-11-20T05:30:00Z');
const day = (days: number): Date => new Date(FIRST.getTime() + days * DAY_MS);
const database = useDatabase();
const calendarOf = () => ({ timeZone: 'UTC', isHoliday: () => false });
const watch = (now: Date) =>
  watchFailures(database.db, { now, freshness: [], weeklyBudget: 12, edges: [36, 71], calendarOf, requiredFacts: ['arr', 'renewal_on'] }); // prettier-ignore
const empty = (count: number) =>
  database.pool.query('update accounts set arr = null where account_id in (select account_id from accounts where arr is not null limit $1)', [count]); // prettier-ignore
const readNotes = async () => (await database.db.select().from(outbox)).map(({ toEmail, payload }) => ({ toEmail, payload })); // prettier-ignore

beforeEach(async () => {
  await truncateAll(database.pool);
  await database.db.insert(people).values([
    { email: 'rita@example.test', name: 'Rita', role: 'revops', source: 'test' },
    { email: 'anna@example.test', name: 'Anna', role: 'ae', source: 'test' },
  ]);
  const ids = Array.from({ length: 40 }, (_, index) => `a${index}`);
  await database.db.insert(accounts).values(ids.map((accountId) => ({ accountId, name: accountId, arr: 10, renewalOn: '2027-01-01', source: 'test' }))); // prettier-ignore
});

describe('R238: required facts that go away', () => {
  it('are told to RevOps once, in the words of the counts', async () => {
    expect(await watch(day(0))).toMatchObject({ breached: 0, raised: 0 });
    await empty(12);
    expect(await watch(day(1))).toMatchObject({ breached: 1, raised: 1 });
    await watch(day(1));
    const notes = await readNotes();
    expect(notes.map(({ toEmail }) => toEmail)).toEqual(['rita@example.test']);
    const [alarm] = await database.db.select().from(monitorAlarms);
    const told = await aboutMonitor(database.db, alarm?.id ?? 0, { command: '/health', now: day(1) });
    expect(told?.text).toBe(
      'ARR unknown for 12 of 40 customers; a day ago it was 0. Was a field emptied or renamed at its source? Which accounts: `/health freshness`.',
    );
    expect(notes[0]?.payload).toMatchObject({ kind: 'monitor', alarmId: alarm?.id } satisfies DirectNote | object);
  });

  it('and stay away are told once more only when they fall again', async () => {
    await watch(day(0));
    await empty(12);
    await watch(day(1));
    expect(await watch(day(2))).toMatchObject({ raised: 0, cleared: 1 });
    expect(await readNotes()).toHaveLength(1);
    await empty(12);
    expect(await watch(day(3))).toMatchObject({ raised: 1 });
    expect(await readNotes()).toHaveLength(2);
  });

  it('are told of no day that was not followed by the next', async () => {
    await watch(day(0));
    await empty(12);
    expect(await watch(day(2))).toMatchObject({ raised: 0 });
  });

  it('are no failure mode, and no sign about a person', async () => {
    await watch(day(0));
    await empty(12);
    await watch(day(1));
    expect((await readFailurePanel({ db: database.db, weeklyBudget: 12 }, day(1))).modes.map(({ monitor }) => monitor)).toEqual(['gaming', 'data_lag', 'fatigue', 'role_confusion']); // prettier-ignore
    expect(await diagnoseFailures(database.db)).toMatchObject([{ level: 'ok' }]);
  });
});
