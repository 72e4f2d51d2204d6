import { alerts, alertStates } from '../../src/db/schema';
import { rebaseStates } from '../../src/services/rebase-states';
import { truncateAll, useDatabase } from '../support/database';
import { hoursAfter, observe, run, seedAccount, seedPeople } from '../support/alert-world';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
});
const rebase = (band: 'red' | 'unknown', hours: number) =>
  database.db.transaction((tx) => rebaseStates(tx, [observe(band)], hoursAfter(hours)));
const readState = async () => (await database.db.select().from(alertStates))[0];

describe('filling history', () => {
  it('takes red as announced without telling anyone, and the same band later tells nothing either', async () => {
    await run(database, [[0, observe('green')]]);
    await rebase('red', 5);
    expect(await readState()).toMatchObject({ announced: 'red', announcedAt: null, observed: 'red' });
    await run(database, [[10, observe('red')]]);
    expect(await database.db.select().from(alerts)).toEqual([]);
  });

  it('takes nothing from a day without enough data, nor from one before the last', async () => {
    await run(database, [[5, observe('green')]]);
    await rebase('red', 4);
    expect(await readState()).toMatchObject({ announced: 'green', observedAt: hoursAfter(5) });
    await rebase('unknown', 6);
    expect(await readState()).toMatchObject({ announced: 'green', observed: 'green', observedAt: hoursAfter(6) });
  });
});
