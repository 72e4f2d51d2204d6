import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCsvConnector } from '../../src/ingest/csv/connector';
import { rejectDaysToCome } from '../../src/services/ingest/reject-days-to-come';
import { runIngest } from '../../src/services/ingest/run-ingest';
import { readFreshness } from '../../src/services/read-freshness';
import { useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';

const NOW = new Date('2026-03-10T12:00:00Z');
const rowOf = (day: string) => ({ line: 2, fact: { accountId: 'A1', day, logins: 3 } });

describe('a day of use that is told of', () => {
  it.each([
    ['2026-03-10', true],
    ['2026-03-11', true], // has begun east of UTC
    ['2026-03-12', false],
    ['2027-03-09', false],
  ])('at 2026-03-10T12:00Z: %s is taken: %p', (day, isTaken) => {
    const { rows, rejected } = rejectDaysToCome('usage_daily', { rows: [rowOf(day)], rejected: [] }, NOW);
    expect([rows.length, rejected.length]).toEqual(isTaken ? [1, 0] : [0, 1]);
  });

  it('and has not come is kept aside with its line and reason, beside what was kept aside before', () => {
    const before = { line: 1, column: 'day', reason: 'before', row: {} };
    const page = { rows: [rowOf('2026-03-09'), rowOf('2027-03-09')], rejected: [before] };
    expect(rejectDaysToCome('engagement_daily', page, NOW)).toEqual({
      rows: [rowOf('2026-03-09')],
      rejected: [before, { line: 2, column: 'day', reason: '2027-03-09 has not come yet', row: expect.objectContaining({ day: '2027-03-09' }) }],
    }); // prettier-ignore
  });

  it('says nothing of other streams: terms and renewals lie ahead', () => {
    const page = { rows: [rowOf('2027-03-09')], rejected: [] };
    expect(rejectDaysToCome('subscriptions', page, NOW)).toEqual(page);
  });
});

describe('a mistyped year in a file', () => {
  const database = useDatabase();
  const folder = useTempFolder('file');

  it('X14: does not make usage that ended look fresh', async () => {
    const dir = join(folder(), 'inbox');
    await mkdir(dir);
    await writeFile(join(dir, 'accounts.csv'), 'account_id,name\nA1,Alpha\n');
    await writeFile(join(dir, 'usage_daily.csv'), 'account_id,day,logins\nA1,2026-03-01,3\nA1,2027-03-02,3\n');
    const { files } = await runIngest({ pool: database.pool, connector: createCsvConnector({ dir, source: 'csv' }), now: NOW }); // prettier-ignore
    expect(files.find(({ stream }) => stream === 'usage_daily')).toMatchObject({ landed: 1, quarantined: 1 });
    expect(await readFreshness(database.db, { now: NOW })).toMatchObject([
      { stream: 'usage_daily', asOf: new Date('2026-03-02T00:00:00Z'), isStale: true },
    ]);
  });
});
