import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceAccounts, usageEvents, waitingFacts } from '../../src/db/schema';
import { diagnoseMatching } from '../../src/services/diagnose/diagnose-matching';
import { truncateAll, useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';

const database = useDatabase();
const folder = useTempFolder();
const NOW = new Date('2026-03-04T06:00:00Z');
const seen = (key: string, name: string | null = null) => ({ source: 'zendesk', key, name, firstSeenAt: NOW, lastSeenAt: NOW }); // prettier-ignore

beforeEach(() => truncateAll(database.pool));

describe('customers of sources, as doctor sees them', () => {
  it('are counted where nobody recognised them, with what waits, and those named of whom most waits', async () => {
    await database.db.insert(sourceAccounts).values([seen('1', 'Initech'), seen('2'), seen('3'), seen('4'), { ...seen('5'), ignoredAt: NOW }]); // prettier-ignore
    const fact = { source: 'zendesk', accountKey: '2', version: NOW, cells: {}, waitingSince: NOW };
    await database.db.insert(waitingFacts).values([
      { ...fact, stream: 'tickets', factKey: 'zendesk:1' },
      { ...fact, stream: 'tickets', factKey: 'zendesk:2' },
      { ...fact, stream: 'accounts', factKey: '', cells: { left_out: 5 } },
    ]);
    const event = { source: 'zendesk', accountKey: '1', day: '2026-03-03', isLogin: false };
    await database.db.insert(usageEvents).values([{ ...event, eventId: 'a' }, { ...event, eventId: 'b' }]); // prettier-ignore
    expect(await diagnoseMatching(database.db, null)).toEqual([
      {
        area: 'matching',
        level: 'note',
        text: 'zendesk: 4 customers nobody recognised, 8 facts waiting: 2, Initech (1), 3, …. Match them: barometer match, or /health freshness',
      },
    ]);
  });

  it('are no matter where there are none', async () => {
    expect(await diagnoseMatching(database.db, null)).toEqual([]);
  });

  it('whose mapping file cannot be read, or has a bad line, are a problem', async () => {
    const path = join(folder(), 'map.csv');
    expect(await diagnoseMatching(database.db, path)).toMatchObject([{ level: 'problem' }]);
    await writeFile(path, 'source,key,account_id\nzendesk,1,\n');
    expect(await diagnoseMatching(database.db, path)).toMatchObject([{ level: 'problem', text: expect.stringContaining('line 2') }]); // prettier-ignore
    await writeFile(path, 'source,key,account_id\nzendesk,1,acme\n');
    expect(await diagnoseMatching(database.db, path)).toEqual([{ area: 'matching', level: 'ok', text: 'identity.mapping_file: 1 line' }]); // prettier-ignore
  });
});
