import { listFleetWeeks, saveFleetDay } from '../../../src/db/queries/fleet-days';
import { recordFleet, recordPastFleet } from '../../../src/services/portfolio/record-fleet';
import { toFleetDays } from '../../../src/services/portfolio/to-fleet-days';
import { truncateAll, useDatabase } from '../../support/database';
import { addAccount, addOutcome, addScore, NOW, TODAY } from './fleet';

const database = useDatabase();
beforeEach(() => truncateAll(database.pool));

const listDays = async (pods: readonly string[] | null = null) =>
  toFleetDays(await listFleetWeeks(database.db, { today: TODAY, weeks: 26, pods }), {});

describe('a day of the fleet', () => {
  it('R180: holds accounts, ARR at risk and mean score by band', async () => {
    await addAccount(database.db, { accountId: 'a', arr: 100 }, { band: 'red', score: 20 });
    await addAccount(database.db, { accountId: 'b', arr: 50 }, { band: 'green', score: 90 });
    await addAccount(database.db, { accountId: 'c' }, { band: 'unknown', score: 40 });
    await recordFleet(database.db, NOW);
    expect(await listDays()).toEqual([
      {
        day: TODAY,
        accounts: 3,
        byBand: { red: 1, yellow: 0, green: 1, unknown: 1 },
        atRiskArr: [{ currency: 'EUR', amount: 100 }],
        meanScore: 55, // of the judged
      },
    ]);
  });

  it('is replaced by a later run of the same day, also where a group is gone', async () => {
    await addAccount(database.db, { accountId: 'a' }, { band: 'red', score: 20 });
    await recordFleet(database.db, NOW);
    await database.pool.query(`update account_health set band = 'green'`);
    await recordFleet(database.db, NOW);
    expect((await listDays()).map(({ byBand }) => [byBand.red, byBand.green])).toEqual([[0, 1]]);
  });

  it('is written once by two processes at a time', async () => {
    await addAccount(database.db, { accountId: 'a' }, {});
    await Promise.all(Array.from({ length: 6 }, () => saveFleetDay(database.db, TODAY)));
    expect((await listDays()).map(({ accounts }) => accounts)).toEqual([1]);
  });

  it('is kept from the day’s scores when history is filled, and left alone where there are none', async () => {
    await addAccount(database.db, { accountId: 'a' }, { band: 'green' });
    await addScore(database.db, { accountId: 'a', day: '2026-11-16', band: 'red', score: 20 });
    await recordPastFleet(database.db, new Date('2026-11-16T06:00:00Z'));
    await recordPastFleet(database.db, new Date('2026-11-09T06:00:00Z'));
    expect((await listDays()).map(({ day, byBand }) => [day, byBand.red])).toEqual([['2026-11-16', 1]]);
  });

  it('counts a customer until the day it left', async () => {
    await addAccount(database.db, { accountId: 'a' }, {});
    await addOutcome(database.db, { accountId: 'a', outcome: 'churned', effectiveOn: '2026-11-10' });
    for (const day of ['2026-11-09', '2026-11-16'])
      await addScore(database.db, { accountId: 'a', day, band: 'red', score: 20 });
    for (const day of ['2026-11-09', '2026-11-16']) await recordPastFleet(database.db, new Date(`${day}T06:00:00Z`));
    expect((await listDays()).map(({ day }) => day)).toEqual(['2026-11-09']);
  });
});

describe('the first run that keeps days', () => {
  it('fills half a year from history, week by week, so that the trend does not begin today', async () => {
    await addAccount(database.db, { accountId: 'a' }, {});
    for (const day of ['2026-05-25', '2026-11-09', '2026-11-10', '2026-11-16'])
      await addScore(database.db, { accountId: 'a', day, band: 'yellow', score: 60 });
    await recordFleet(database.db, NOW);
    expect((await listDays()).map(({ day }) => day)).toEqual(['2026-05-25', '2026-11-09', '2026-11-16', TODAY]);
  });

  it('fills nothing once older days are kept', async () => {
    await addAccount(database.db, { accountId: 'a' }, {});
    await saveFleetDay(database.db, '2026-11-01');
    await addScore(database.db, { accountId: 'a', day: '2026-11-16', band: 'yellow', score: 60 });
    await recordFleet(database.db, NOW);
    expect((await listDays()).map(({ day }) => day)).toEqual(['2026-11-01', TODAY]);
  });
});

describe('the weeks', () => {
  it('stand on the last day kept of each week back from today', async () => {
    await addAccount(database.db, { accountId: 'a' }, {});
    for (const day of ['2026-11-05', '2026-11-10', '2026-11-15', '2026-11-20']) await saveFleetDay(database.db, day);
    expect((await listDays()).map(({ day }) => day)).toEqual(['2026-11-05', '2026-11-15', '2026-11-20']);
  });
});
