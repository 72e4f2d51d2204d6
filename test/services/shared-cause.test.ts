import { accounts, alertStates, sharedCauses } from '../../src/db/schema';
import type { ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { createAnnounceTransitions } from '../../src/services/announce-transitions/announce-transitions';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { readSharedCause } from '../../src/services/read-shared-cause';
import { scoreAccounts } from '../../src/services/score-accounts';
import { addDays, weekdayOf } from '../../src/scoring/days';
import { ALERT_SETTINGS, seedPeople } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
const FIRST_DAY = '2025-11-20';
const OUT = '2026-03-04'; // a Wednesday
const ACCOUNTS = 50;
const FALLEN = 5;
let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});

const idOf = (index: number): string => `account-${String(index).padStart(2, '0')}`;
const insertUsage = (rows: readonly { accountId: string; day: string; logins: number }[]) =>
  database.pool.query(
    `insert into usage_daily (account_id, day, logins, active_users, source)
     select *, 'csv' from unnest($1::text[], $2::date[], $3::int[], $3::int[])
     on conflict (account_id, day) do update set logins = excluded.logins, active_users = excluded.active_users`,
    [rows.map((row) => row.accountId), rows.map((row) => row.day), rows.map((row) => row.logins)],
  );

/** Fifty accounts with their own level and a weekly rhythm; `share` of it on an account's day. */
async function seedFleet(share: (index: number, day: string) => number, lastDay = '2026-03-20'): Promise<void> {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  const indexes = Array.from({ length: ACCOUNTS }, (_, index) => index);
  await database.db
    .insert(accounts)
    .values(indexes.map((index) => ({ accountId: idOf(index), name: idOf(index), pod: 'north', aeEmail: 'anna@example.test', arr: 1_000, createdOn: '2025-01-01', source: 'csv' }))); // prettier-ignore
  const rows = [];
  for (let day = FIRST_DAY; day <= lastDay; day = addDays(day, 1))
    for (const index of indexes) {
      const level = (20 + index) * (weekdayOf(day) >= 6 ? 0.2 : 1);
      const noise = 0.85 + (((index * 31 + Date.parse(day) / 86_400_000) * 17) % 10) * 0.03; // the same at every run
      rows.push({ accountId: idOf(index), day, logins: Math.round(level * noise * share(index, day)) });
    }
  await insertUsage(rows);
  for (const stream of ['usage_daily', 'invoices', 'tickets'])
    await database.pool.query(
      `insert into source_streams (source, stream, first_fact_on, last_fact_on, last_success_at) values ('csv', $1, $2, $3::date, $3::date)`,
      [stream, FIRST_DAY, lastDay],
    );
}

/** The morning's run of a day. */
async function runOn(day: string) {
  const announce = createAnnounceTransitions(ALERT_SETTINGS);
  const now = new Date(`${day}T06:00:00Z`);
  const { db, pool } = database;
  const run = await scoreAccounts({ db, pool, model, playbook, freshness: [], now, mode: { kind: 'live', announce } });
  if (run.kind !== 'done') throw new Error(run.kind);
  return run.summary;
}
const listDays = async () => (await database.db.select().from(sharedCauses)).map(({ day }) => day).toSorted();
const countWithheld = async () =>
  (await database.db.select().from(alertStates)).filter(({ withheldSince }) => withheldSince !== null).length;

describe('an outage of a day among fifty accounts', () => {
  // five had fallen silent for good days before: their trouble is real, and must not be lost
  const share = (index: number, day: string) => (day === OUT ? 0 : index < FALLEN && day >= '2026-02-23' ? 0 : 1);

  it('R78: holds alerts that rest on usage, and tells them after two whole days without it', async () => {
    await seedFleet(share);
    await runOn('2026-02-22');
    const during = await runOn(addDays(OUT, 1));
    expect(await listDays()).toEqual([OUT]);
    expect(during.warning).toContain('Usage fell for 100% of 50 accounts at once on Wed 4 Mar');
    expect(during.announced).toMatchObject({ announce: 0 });
    expect(await countWithheld()).toBeGreaterThanOrEqual(FALLEN);
    expect((await runOn(addDays(OUT, 2))).announced).toMatchObject({ announce: 0 });
    const after = await runOn(addDays(OUT, 3));
    expect(after.warning).toBeNull();
    expect(after.announced['announce']).toBeGreaterThanOrEqual(FALLEN);
    expect(await countWithheld()).toBe(0);
    const told = (await database.db.select().from(alertStates)).filter(({ announced }) => announced !== 'green');
    expect(told.map(({ accountId }) => accountId).toSorted()).toEqual(
      Array.from({ length: FALLEN }, (_, index) => idOf(index)),
    );
  });

  it('is known to whoever asks while it holds, and forgotten when the missing day is delivered after all', async () => {
    await seedFleet(share);
    await runOn(addDays(OUT, 1));
    const ask = (day: string) => readSharedCause(database.db, new Date(`${day}T12:00:00Z`));
    expect(await ask(addDays(OUT, 2))).toMatchObject({
      sinceOn: OUT,
      lastOn: OUT,
      days: 1,
      worst: { accounts: 50, droppedShare: 1 },
    });
    expect(await ask(addDays(OUT, 3))).toBeNull();
    expect(await ask(OUT)).toBeNull(); // the day itself knew nothing of it yet
    await insertUsage(
      Array.from({ length: ACCOUNTS }, (_, index) => ({ accountId: idOf(index), day: OUT, logins: 20 + index })),
    );
    await runOn(addDays(OUT, 1));
    expect([await listDays(), await ask(addDays(OUT, 2))]).toEqual([[], null]);
  });

  it('leaves the row as it was when nothing changed, with when it was first seen', async () => {
    await seedFleet(share);
    await runOn(addDays(OUT, 1));
    const [first] = await database.db.select().from(sharedCauses);
    await runOn(addDays(OUT, 2));
    expect(await database.db.select().from(sharedCauses)).toEqual([first]);
  });
});

describe('five accounts of fifty that fall', () => {
  it('are five accounts: nothing is held back', async () => {
    await seedFleet((index, day) => (index < FALLEN && day >= '2026-02-23' ? 0 : 1));
    await runOn('2026-02-22');
    const run = await runOn('2026-03-05');
    expect(run).toMatchObject({ warning: null, announced: { withhold: 0 } });
    expect(run.announced['announce']).toBeGreaterThanOrEqual(FALLEN);
    expect(await listDays()).toEqual([]);
  });
});

describe('a month of ordinary days, weekends included', () => {
  it('never looks like an outage', async () => {
    await seedFleet(() => 1, '2026-02-14');
    for (let day = '2026-01-16'; day <= '2026-02-14'; day = addDays(day, 3))
      expect((await runOn(day)).warning).toBeNull();
    expect(await listDays()).toEqual([]);
  });
});
