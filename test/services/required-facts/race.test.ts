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
});
