import { crmTargets } from '../../../src/db/schema';
import { hoursAfter } from '../../support/alert-world';
import { createWriter, readWrites, seedScored, TARGET } from '../../support/crm-world';
import { truncateAll, useDatabase } from '../../support/database';
import { openPausing, waitForLock } from '../../support/open-pausing';
import { createRecordingCrm, type RecordingCrm } from '../../support/recording-crm';

const database = useDatabase();
let crm: RecordingCrm;
beforeEach(async () => {
  await truncateAll(database.pool);
  crm = createRecordingCrm({ maxBatch: 2 });
  await seedScored(database.db, 'acme');
});

const writer = (owner: string, db = database.db) => createWriter({ db, crm, now: hoursAfter(1), owner });
const told = () => crm.health.flat().map(({ recordId }) => recordId);

describe('two writers at once', () => {
  it('write each record once', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `acc${index}`);
    for (const id of ids) await seedScored(database.db, id);
    await Promise.all([writer('one')([TARGET]), writer('two')([TARGET])]);
    expect(told().toSorted()).toEqual(['001-acme', ...ids.map((id) => `001-${id}`)].toSorted());
    expect(await database.db.select().from(crmTargets)).toMatchObject([{ writesToday: 41 }]);
  });

  it('write a record once though one of them is slow to keep what it decided', async () => {
    const slow = openPausing(database.url, 'insert into crm_writes');
    const late = writer('slow', slow.db)([TARGET]);
    await slow.reached;
    const other = writer('other')([TARGET]);
    await Promise.race([other, waitForLock(database.db)]);
    slow.goOn();
    await Promise.all([late, other]);
    await slow.close();
    expect(told()).toEqual(['001-acme']);
    expect(await readWrites(database.db)).toMatchObject([{ status: 'sent' }]);
  });
});
