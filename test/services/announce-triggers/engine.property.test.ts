import fc from 'fast-check';
import { eq, sql } from 'drizzle-orm';
import { findGravest } from '../../../src/alerts/gravity';
import {
  accounts,
  alertEvents,
  alerts,
  alertStates,
  alertTriggers,
  outbox,
  triggerStates,
} from '../../../src/db/schema';
import type { KnownBand } from '../../../src/domain/band';
import type { Finding } from '../../../src/domain/trigger';
import { hoursAfter, observe, run, seedAccount, seedPeople } from '../../support/alert-world';
import {
  findDetractor,
  findFullSeats,
  findP1,
  findRenewal,
  findUnusedSeats,
  findUsageDrop,
} from '../../support/alert-findings';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const ALL = [
  findP1(),
  findP1('T-2'),
  findUsageDrop(),
  findDetractor(),
  findUnusedSeats(),
  findRenewal(60),
  findFullSeats(),
];

type Look = {
  gapHours: number;
  band: KnownBand | 'unknown';
  findings: Finding[];
  isStale: boolean;
  press: string | null;
};
const looks: fc.Arbitrary<Look[]> = fc.array(
  fc.record({
    gapHours: fc.constantFrom(0, 1, 4, 5, 30, 80, 400),
    band: fc.constantFrom('red', 'yellow', 'green', 'unknown'),
    findings: fc.subarray(ALL),
    isStale: fc.boolean(),
    press: fc.constantFrom(null, null, 'acknowledged', 'snoozed', 'resolved'),
  }),
  { minLength: 2, maxLength: 14 },
);

/** Every run is a transaction of its own over what is stored: a restart between any two of them is no different. */
async function play(sequence: readonly Look[]): Promise<void> {
  await database.db.delete(accounts); // and all that hangs on it
  await seedAccount(database.db);
  let hours = 0;
  for (const { gapHours, band, findings, isStale, press } of [{ ...QUIET, gapHours: 0 }, ...sequence]) {
    hours += gapHours;
    const staleStreams = isStale ? (['usage_daily'] as const) : [];
    await run(database, [[hours, observe(band, { findings, staleStreams })]]);
    await check();
    if (press !== null) await answer(press, hours);
  }
}

beforeAll(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
});

const QUIET: Look = { gapHours: 0, band: 'green', findings: [], isStale: false, press: null };

async function answer(press: string, hours: number): Promise<void> {
  const change = {
    acknowledged: { status: 'acknowledged', acknowledgedAt: hoursAfter(hours) },
    snoozed: { status: 'snoozed', snoozedUntil: hoursAfter(hours + 100) },
    resolved: { status: 'resolved', outcome: 'saved', resolvedAt: hoursAfter(hours) },
  } as const;
  if (press !== 'acknowledged' && press !== 'snoozed' && press !== 'resolved') return;
  await database.db
    .update(alerts)
    .set(change[press])
    .where(sql`status <> 'resolved'`);
}

/** What must hold after every run. */
async function check(): Promise<void> {
  const { db } = database;
  const open = await db
    .select()
    .from(alerts)
    .where(sql`status <> 'resolved'`);
  expect(open.length).toBeLessThanOrEqual(1); // R157
  const posts = await db.select().from(outbox).where(eq(outbox.kind, 'alert.post'));
  expect(new Set(posts.map(({ alertId }) => alertId)).size).toBe(posts.length); // one message an alert
  const lines = await db.select().from(alertTriggers);
  await checkFired(lines);
  const [alert] = open;
  if (alert === undefined) return;
  const holding = lines.filter(({ alertId, clearedAt }) => alertId === alert.alertId && clearedAt === null);
  if (holding.length > 0) expect(alert.tier).toBe(findGravest(holding)?.tier); // named for the gravest that holds
  const hasPost = posts.some(({ alertId }) => alertId === alert.alertId);
  expect(alert.route).toBe(hasPost ? 'channel' : 'digest');
  if (alert.tier === 'critical' || alert.toBand === 'red') expect(hasPost).toBe(true); // X15
  const [state] = await db.select().from(alertStates);
  const isRed = holding.some(({ trigger }) => trigger === 'turned_red');
  if (isRed) expect(state?.announced).toBe('red');
}

/** What fired is a line, of some alert, since the moment it fired; and a told turn to red is one, too. */
async function checkFired(lines: readonly (typeof alertTriggers.$inferSelect)[]): Promise<void> {
  const fired = await database.db
    .select()
    .from(triggerStates)
    .where(sql`fired_at is not null`);
  for (const { trigger, key, firedAt } of fired)
    expect(
      lines.some(
        (line) => line.trigger === trigger && line.key === key && line.firedAt.getTime() === firedAt?.getTime(),
      ),
    ).toBe(true);
  const told = await database.db
    .select()
    .from(alertEvents)
    .where(sql`kind in ('opened', 'joined', 'relapsed') and data ->> 'to' = 'red'`);
  if (told.length > 0) expect(lines.some(({ trigger }) => trigger === 'turned_red')).toBe(true);
}

describe('over any bands, triggers, stale data and presses', () => {
  it('R157: X15: one alert and one message at a time, named for the gravest that holds; all that fired is a line of one', async () => {
    await fc.assert(fc.asyncProperty(looks, play), { numRuns: 25 });
  }, 240_000);

  it('the same run again writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(looks, async (sequence) => {
        await play(sequence);
        const last = sequence.at(-1) ?? QUIET;
        const hours = sequence.reduce((sum, { gapHours }) => sum + gapHours, 0);
        const count = async () => [await database.db.$count(alertEvents), await database.db.$count(outbox)];
        const staleStreams = last.isStale ? (['usage_daily'] as const) : [];
        const again = () => run(database, [[hours, observe(last.band, { findings: last.findings, staleStreams })]]);
        // an offer that waited for a Critical alert is told by the run after the one that ended it, whenever that is
        if (last.findings.some(({ tier }) => tier === 'expansion')) await again();
        const before = await count();
        await again();
        expect(await count()).toEqual(before);
      }),
      { numRuns: 10 },
    );
  }, 240_000);
});
