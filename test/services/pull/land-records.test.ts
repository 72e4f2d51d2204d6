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
  withConnection(database.pool, (connection) =>
    landRecords(connection, { connector, deliveries: [{ records, receivedAt: NOW }] }),
  );

describe('what a webhook told of', () => {
  it('lands as a page does, and tells whose it is; again it changes nothing', async () => {
    const records = { stream: 'tickets.json', records: [ticket('7'), { id: '8', broken: true }] };
    expect(await land(records)).toEqual({ changed: ['a1'], keys: ['a1'] });
    expect(await land(records)).toEqual({ changed: [], keys: ['a1'] });
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

  it('R30: makes usage fresh up to the last whole day it declares, never back beyond the day it first came', async () => {
    const declare = (completeTo: string) => land({ stream: 'tickets.json', records: [], completeTo });
    const reach = () =>
      listRows(database, 'select stream, first_fact_on::text, last_fact_on::text from source_streams');
    await declare('2026-11-17');
    expect(await reach()).toEqual([['usage_daily', '2026-11-18', null]]); // only part of the 18th was seen
    await declare('2026-11-18');
    expect(await reach()).toEqual([['usage_daily', '2026-11-18', '2026-11-18']]);
    await declare('2026-11-02'); // events that come late
    expect(await reach()).toEqual([['usage_daily', '2026-11-18', '2026-11-18']]);
    await declare('2027-01-01');
    expect(await reach()).toEqual([['usage_daily', '2026-11-18', NOW.toISOString().slice(0, 10)]]);
  });
});
