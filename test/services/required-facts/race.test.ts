import { settleEntered, SAID_NOTHING } from '../../../src/db/queries/facts/settle-entered';
import { useDatabase } from '../../support/database';
import { enter, LATER, listEntries, readAcme, seedAcme } from './world';

const database = useDatabase();
beforeEach(() => seedAcme(database));

describe('what a person enters while a landing is under way that does not see it', () => {
  it('R231: is put back where that landing has left nothing, before it commits', async () => {
    await enter(database, { arr: { amount: 5 } });
    await database.pool.query('update accounts set arr = null'); // the merge had read before it was entered
    const client = await database.pool.connect();
    await settleEntered(client, { now: LATER, said: SAID_NOTHING }).finally(() => client.release());
    expect(await readAcme(database)).toEqual([5, null, 'csv']);
    expect(await listEntries(database)).toEqual([['arr', { amount: 5 }, false, null]]);
  });

  it.each([
    ['arr', { arr: { amount: 5 } }, 77],
    ['renewal_on', { renewal_on: { day: '2027-01-31' } }, '2028-01-01'],
  ])('R231: ends where another %s stands by then, whoever brought it', async (column, answers, other) => {
    await enter(database, answers);
    await database.pool.query(`update accounts set ${column} = $1`, [other]);
    const client = await database.pool.connect();
    await settleEntered(client, { now: LATER, said: SAID_NOTHING }).finally(() => client.release());
    expect((await listEntries(database)).map(([field, , hasEnded]) => [field, hasEnded])).toEqual([[column, true]]);
    expect(await readAcme(database)).toContain(other);
  });

  it('waits for a landing that has begun, and does not write over what that has come to know', async () => {
    const landing = await database.pool.connect();
    try {
      await landing.query('begin');
      await landing.query('update accounts set arr = 77');
      const entered = enter(database, { arr: { amount: 5 } });
      await untilOneWaits();
      await landing.query('commit');
      expect(await entered).toMatchObject({ kind: 'refused', field: 'arr' });
    } finally {
      landing.release();
    }
    expect(await readAcme(database)).toEqual([77, null, 'csv']);
    expect(await listEntries(database)).toEqual([]);
  });
});

/** Until another connection waits for what this test holds. */
async function untilOneWaits(): Promise<void> {
  const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  for (let tries = 0; tries < 2_000; tries += 1) if ((await database.pool.query(waits)).rowCount === 1) return;
  throw new Error('nobody waits');
}
