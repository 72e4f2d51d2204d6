import fc from 'fast-check';
import type { AccountFeatures } from '../../../src/domain/features';
import { during, LOOK_BACK_DAYS } from '../../../src/db/queries/usage-spans';
import { toUsageWindows } from '../../../src/db/queries/usage-windows';
import { truncateAll, useDatabase } from '../../support/database';
import { connect, dayAgo, insert, readFeatures } from './account-facts';

type Day = {
  ago: number;
  logins: number | null;
  events: number | null;
  minutes: number | null;
  api_calls: number | null;
  active_users: number | null;
  features_used: number | null;
};
type Column = Exclude<keyof Day, 'ago'>;

const WINDOWS = [
  ['7', 1, 7], ['7Prev', 8, 14], ['14', 1, 14], ['14Prev', 15, 28], ['30', 1, 30], ['30Prev', 31, 60], ['31to90', 31, 90],
  ['60', 1, 60], ['60Prev', 61, 120], ['90', 1, 90], ['90Prev', 91, 180],
] as const; // prettier-ignore

/** The same windows, day by day and with no thought for speed: what the statement and the spans must agree with. */
function recompute(days: readonly Day[]): Partial<AccountFeatures> {
  const seen = days.filter(({ ago }) => ago >= 1 && ago <= LOOK_BACK_DAYS);
  const within = (from: number, to: number) => seen.filter(({ ago }) => ago >= from && ago <= to);
  const recent = within(1, 90);
  const isFilled = (column: Column) => (recent.length > 0 ? recent : seen).some((day) => day[column] !== null);
  const sum = (column: Column, from: number, to: number) =>
    isFilled(column) ? within(from, to).reduce((total, day) => total + (day[column] ?? 0), 0) : null;
  const isActive = (day: Day) => Math.max(day.active_users ?? 0, day.logins ?? 0, day.events ?? 0, day.minutes ?? 0, day.api_calls ?? 0) > 0; // prettier-ignore
  const activeDays = (from: number, to: number) => within(from, to).filter(isActive).length;
  const usersADay = (from: number, to: number) =>
    isFilled('active_users') ? (sum('active_users', from, to) ?? 0) / Math.max(1, within(from, to).filter((day) => (day.active_users ?? 0) > 0).length) : null; // prettier-ignore
  const peak = (column: Column, weeks: readonly number[]) => {
    const peaks = weeks.map((week) => Math.max(0, ...within(week * 7 - 6, week * 7).map((day) => day[column] ?? 0))).filter((top) => top > 0); // prettier-ignore
    if (!isFilled(column)) return null;
    return peaks.length === 0 ? 0 : peaks.reduce((total, top) => total + top, 0) / peaks.length;
  };
  const knownDays = days.length === 0 ? null : Math.max(...days.map(({ ago }) => ago));
  const week = (index: number): number => {
    const [from, to] = [index * 7 + 1, index * 7 + 7];
    return sum('logins', from, to) ?? sum('events', from, to) ?? activeDays(from, to);
  };
  const changes = WINDOWS.flatMap(([name, from, to]) => [
    [`logins${name}`, sum('logins', from, to)],
    [`events${name}`, sum('events', from, to)],
    [`activeDays${name}`, knownDays === null ? null : activeDays(from, to)],
  ]);
  return {
    ...(Object.fromEntries(changes) as Partial<AccountFeatures>),
    activeDays180: knownDays === null ? null : activeDays(1, 180),
    minutes30: sum('minutes', 1, 30), minutes30Prev: sum('minutes', 31, 60),
    apiCalls30: sum('api_calls', 1, 30), apiCalls30Prev: sum('api_calls', 31, 60), userDays30: sum('active_users', 1, 30),
    activeUsers30Avg: usersADay(1, 30), activeUsers30PrevAvg: usersADay(31, 60),
    weeklyPeakUsers: peak('active_users', [1, 2, 3, 4]), weeklyPeakUsers90Ago: peak('active_users', [14, 15, 16, 17]),
    weeklyPeakFeatures: peak('features_used', [1, 2, 3, 4]), weeklyPeakFeatures90Ago: peak('features_used', [14, 15, 16, 17]),
    weeklyActivity: knownDays === null ? null : Array.from({ length: Math.min(26, Math.floor(knownDays / 7)) }, (_, index) => week(index)),
    firstUsageOn: knownDays === null ? null : dayAgo(knownDays),
    lastActiveOn: toDayOf(days.filter(({ ago }) => ago >= 1).filter(isActive), Math.min),
    firstActiveOn180: toDayOf(within(1, 180).filter(isActive), Math.max),
  }; // prettier-ignore
}
const toDayOf = (days: readonly Day[], pick: (...agos: number[]) => number) =>
  days.length === 0 ? null : dayAgo(pick(...days.map(({ ago }) => ago)));

const count = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: null, freq: 6 });
/** Days of one account: often near the edges of windows, sometimes all of them, and often a source that leaves columns empty. */
const EDGES = [
  1, 7, 8, 14, 15, 28, 29, 30, 31, 35, 60, 61, 63, 90, 91, 92, 119, 120, 121, 126, 180, 181, 182, 183, 200,
];
const daysOfAccount = fc
  .record({
    days: fc.uniqueArray(
      fc.record({
        ago: fc.oneof(fc.constantFrom(...EDGES), fc.integer({ min: 1, max: 210 })),
        logins: count(50), events: fc.option(fc.integer({ min: 0, max: 99 }).map((n) => n / 4), { nil: null }), minutes: count(500),
        api_calls: count(9000), active_users: count(40), features_used: count(12),
      }),
      { selector: ({ ago }) => ago, maxLength: 120 },
    ),
    empty: fc.subarray(['logins', 'events', 'minutes', 'api_calls', 'active_users', 'features_used'] as const),
  })
  .map(({ days, empty }) => days.map((day): Day => Object.assign({ ...day }, Object.fromEntries(empty.map((column) => [column, null]))))); // prettier-ignore

describe('windows of usage', () => {
  const database = useDatabase();
  beforeEach(() => truncateAll(database.pool));

  it('are those of a day-by-day recomputation, for every window and any days', async () => {
    const accounts = fc.sample(daysOfAccount, { numRuns: 60, seed: 20_260_304 });
    await connect(database.pool, 'usage_daily');
    const rows = accounts.flatMap((days, index) =>
      days.map(({ ago, ...day }) => ({ account_id: `a${String(index).padStart(3, '0')}`, day: dayAgo(ago), ...day })),
    );
    await insert(database.pool, 'accounts', accounts.map((_, index) => ({ account_id: `a${String(index).padStart(3, '0')}`, name: 'x' }))); // prettier-ignore
    await database.pool.query(
      `insert into usage_daily (account_id, day, logins, events, minutes, api_calls, active_users, features_used, source)
       select account_id, day, logins, events, minutes, api_calls, active_users, features_used, 'csv' from jsonb_populate_recordset(null::usage_daily, $1)`,
      [JSON.stringify(rows)],
    );
    const read = await readFeatures(database.pool);
    expect(read).toHaveLength(60);
    read.forEach((features, index) => expect(features).toMatchObject(recompute(accounts[index] ?? [])));
  });

  it('do not depend on the order in which spans come', () => {
    const span = fc.tuple(fc.integer({ min: 1, max: 31 }), ...Array.from({ length: 9 }, () => fc.option(fc.integer({ min: 0, max: 99 }), { nil: null }))); // prettier-ignore
    fc.assert(
      fc.property(fc.uniqueArray(span, { selector: ([number]) => number ?? 0 }), fc.nat(200), (spans, knownDays) => {
        expect(toUsageWindows(spans.toReversed(), knownDays)).toEqual(toUsageWindows(spans, knownDays));
      }),
    );
  });
});

describe('a window', () => {
  it.each([
    [1, 7, [1, 1]],
    [1, 28, [1, 4]],
    [1, 30, [1, 5]],
    [31, 60, [6, 10]],
    [91, 180, [16, 30]],
    [181, 182, [31, 31]],
  ])('of days %d to %d is the spans %j', (from, to, spans) => {
    expect(during(from, to)).toEqual(spans);
  });

  it.each([[1, 29], [2, 7], [1, 61], [88, 90], [1, 100]])('that would cut a span is refused: %d to %d', (from, to) => {
    expect(() => during(from, to)).toThrow(`days ${from} to ${to}`);
  }); // prettier-ignore
});
