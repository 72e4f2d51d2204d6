import { withConnection } from '../../../src/db/queries/ingest-lock';
import type { HookRecords } from '../../../src/ingest/pull/vendor-hook';
import { landRecords } from '../../../src/services/pull/land-records';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, NOW, page, ticket } from './build-pulled';
import { listRows, pull, seedAccounts } from './pull-world';

const database = useDatabase();
beforeEach(() => seedAccounts(database));
const connector = buildConnector(buildStream({ pages: [page('1', [], { isLast: true })] }));
const land = (...records: HookRecords[]) =>
  withConnection(database.pool, (connection) => landRecords(connection, { connector, records, now: NOW }));

describe('what a webhook told of', () => {
  it('lands as a page does, and tells whose it is; again it changes nothing', async () => {
    const records = { stream: 'tickets.json', records: [ticket('7'), { id: '8', broken: true }] };
    expect(await land(records)).toEqual({ changed: ['a1'] });
    expect(await land(records)).toEqual({ changed: [] });
    expect(await listRows(database, 'select ticket_id from tickets')).toEqual([['desk:7']]);
    expect(await listRows(database, 'select record_id from quarantine')).toEqual([['8']]);
  });

  it('moves no cursor and makes nothing fresher', async () => {
    await land({ stream: 'tickets.json', records: [ticket('7')] });
    expect(await listRows(database, 'select * from source_cursors')).toEqual([]);
    expect(await listRows(database, 'select * from source_streams')).toEqual([]);
  });

  it('and the pass after it are the same fact', async () => {
    await land({ stream: 'tickets.json', records: [ticket('7')] });
    const same = buildConnector(buildStream({ pages: [page('1', [ticket('7')], { isLast: true })] }));
    expect((await pull(database, same)).changed).toEqual([]);
  });

  it('lands whole or not at all', async () => {
    const both = land({ stream: 'tickets.json', records: [ticket('7')] }, { stream: 'nowhere', records: [] });
    await expect(both).rejects.toThrow('desk: a webhook speaks of "nowhere", which is no stream');
    expect(await listRows(database, 'select * from tickets')).toEqual([]);
  });
});
