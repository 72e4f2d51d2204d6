import { accountHealth, healthHistory } from '../../src/db/schema';
import type { Database } from '../../src/db/client';
import type { ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { type Announce, scoreAccounts, type ScoreRun } from '../../src/services/score-accounts';
import { scoreTouched } from '../../src/services/score-touched';
import { connect, dayAgo, hoursAgo, insert, NOW } from '../db/queries/account-facts';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [
    { account_id: 'acme', name: 'Acme' },
    { account_id: 'bolt', name: 'Bolt' },
  ]);
  await connect(database.pool, 'usage_daily', 'tickets', 'invoices');
  for (const account_id of ['acme', 'bolt'])
    for (let ago = 1; ago <= 40; ago += 1)
      await insert(database.pool, 'usage_daily', [{ account_id, day: dayAgo(ago), logins: 100 }]);
});

const secondsAfter = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const openP1 = (account_id = 'acme', ticket_id = 't1') =>
  insert(database.pool, 'tickets', [{ account_id, ticket_id, opened_at: hoursAgo(30), priority: 'p1' }]);

type Told = { account: string; at: Date };
const told: Told[] = [];
const announce: Announce = async (_tx, observations, at) => {
  for (const { accountId } of observations) told.push({ account: accountId, at });
  return {};
};
beforeEach(() => void (told.length = 0));

type Over = { db?: Database['db']; accountIds?: readonly string[] };
const run = (now: Date, over: Over = {}): Promise<ScoreRun> =>
  scoreAccounts({ db: database.db, pool: database.pool, model, playbook, freshness: [], now, mode: { kind: 'live', announce }, ...over }); // prettier-ignore
const touch = (clock: () => Date, score = (accountIds: readonly string[], now: Date) => run(now, { accountIds })) =>
  scoreTouched({ db: database.db, pool: database.pool, accountIds: ['acme'], clock, score });
const scoreOf = async (account: string) =>
  (await database.db.select().from(accountHealth)).find(({ accountId }) => accountId === account);

/** Writes of whoever gets this wait until they are let. */
function holdWrites(): { db: Database['db']; reached: Promise<void>; go: () => void } {
  let go: () => void = () => undefined;
  let reach: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const transaction: Database['db']['transaction'] = async (...args) => {
    reach();
    await gate;
    return database.db.transaction(...args);
  };
  return { db: Object.assign(Object.create(database.db) as Database['db'], { transaction }), reached, go };
}

async function untilOneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await database.pool.query(`select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`);
    if (rows.length > 0) return;
  }
}

describe('a run over a few accounts', () => {
  it('R46: scores those and no other', async () => {
    expect(await touch(() => NOW)).toBe(1);
    expect(told).toEqual([{ account: 'acme', at: NOW }]);
    expect(await scoreOf('bolt')).toBeUndefined();
  });

  it('does not wait for a run over everyone, whose older facts do not overwrite its own, nor are told after them', async () => {
    const held = holdWrites();
    const whole = run(NOW, { db: held.db });
    await held.reached; // it has read its page, and not written it
    await openP1();
    await touch(() => secondsAfter(2));
    const before = await scoreOf('acme');
    held.go();
    const summary = await whole;
    expect(summary).toMatchObject({ kind: 'done', summary: { accounts: 2, outOfOrder: 1 } });
    expect(await scoreOf('acme')).toEqual({ ...before, cohorts: [] }); // ranked at the end, as ever
    expect(before?.scoredAt).toEqual(secondsAfter(2));
    expect((await scoreOf('bolt'))?.scoredAt).toEqual(NOW);
    expect(told).toEqual([{ account: 'acme', at: secondsAfter(2) }, { account: 'bolt', at: NOW }]); // prettier-ignore
    const history = await database.db.select().from(healthHistory).orderBy(healthHistory.accountId);
    expect(history.map(({ accountId, scoredAt }) => [accountId, scoredAt])).toEqual([['acme', secondsAfter(2)], ['bolt', NOW]]); // prettier-ignore
  });

  it('takes its turn with another of the same account, and its instant only then', async () => {
    let seconds = 0;
    const clock = () => secondsAfter((seconds += 1));
    let finish: () => void = () => undefined;
    let reach: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (reach = resolve));
    const first = touch(clock, async (accountIds, now) => {
      reach();
      await new Promise<void>((resolve) => (finish = resolve));
      return run(now, { accountIds });
    });
    await reached;
    const second = touch(clock); // asked for while the first is at work
    await openP1();
    await Promise.race([second, untilOneWaits()]); // where nobody had to wait it would be over by now
    finish();
    await Promise.all([first, second]);
    expect(told.map(({ at }) => at)).toEqual([secondsAfter(1), secondsAfter(2)]);
    expect((await scoreOf('acme'))?.scoredAt).toEqual(secondsAfter(2));
  });

  it.each([
    // seconds the last score lies ahead of this clock, at which seconds it is scored now
    [300, 300],
    [301, 301], // a score of a day to come stays, and only history is written
  ])('where another clock was %d s ahead, leaves the score at %d s', async (ahead, expected) => {
    await run(secondsAfter(ahead), { accountIds: ['acme'] });
    told.length = 0;
    await openP1();
    await touch(() => NOW);
    expect((await scoreOf('acme'))?.scoredAt).toEqual(secondsAfter(expected));
    expect(told).toEqual(ahead <= 300 ? [{ account: 'acme', at: secondsAfter(ahead) }] : []);
  });

  it('never waits in a circle with others of the same accounts in another order', async () => {
    const both = (...accountIds: string[]) =>
      scoreTouched({ db: database.db, pool: database.pool, accountIds, clock: () => NOW, score: (some, now) => run(now, { accountIds: some }) }); // prettier-ignore
    const runs = await Promise.all([both('acme', 'bolt'), both('bolt', 'acme'), both('acme', 'bolt')]);
    expect(runs).toEqual([2, 2, 2]);
  });
});
