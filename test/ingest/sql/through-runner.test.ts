import { join } from 'node:path';
import { filesKind } from '../../../src/ingest/files/connector';
import { postgresKind } from '../../../src/ingest/postgres/connector';
import type { PullConnector } from '../../../src/ingest/pull/connector';
import type { IngestReport } from '../../../src/services/ingest/ingest-report';
import { runPull } from '../../../src/services/pull/run-pull';
import { useFolder } from '../files/folder';
import { NOW, toolsWith } from '../postgres/warehouse';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const warehouse = useDatabase({ from: 'nothing' });
const folder = useFolder();
const HOUR_MS = 3_600_000;

beforeEach(async () => {
  await truncateAll(database.pool);
  await database.pool.query(
    `insert into accounts (account_id, name, source, updated_at) select 'acc-' || n, 'A', 'csv', now() from generate_series(1, 3) n`,
  );
  await warehouse.pool.query(`
    drop table if exists facts;
    create table facts (account_id text, day date, logins bigint, written timestamptz);
    insert into facts select 'acc-' || n, '2026-11-20', n, '2026-11-21' from generate_series(1, 3) n`);
});

const SQL = 'select account_id, day, logins, written as updated_at from facts where written >= :since';

function toPostgres(query: Record<string, unknown> = {}): PullConnector {
  const settings = { tls: 'off', queries: [{ stream: 'usage_daily', sql: SQL, complete_to: 'newest_day', ...query }] };
  return postgresKind.create('warehouse', settings, toolsWith({ URL: warehouse.url }));
}

async function pull(connector: PullConnector, hoursLater = 0): Promise<{ report: IngestReport; changed: string[] }> {
  const changed: string[] = [];
  const now = new Date(NOW.getTime() + hoursLater * HOUR_MS);
  const onChangedAccounts = async (ids: string[]): Promise<void> => void changed.push(...ids);
  return {
    report: await runPull({ pool: database.pool, connector, now, onChangedAccounts }),
    changed: changed.toSorted(),
  };
}

async function listUsage(): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    `select account_id || ' ' || day || ' ' || logins as row from usage_daily order by 1`,
  );
  return rows.map(({ row }: { row: string }) => row);
}

describe('a SELECT, through the runner', () => {
  it('R103, R239: lands as a file of the contract would, and a second pass changes nothing', async () => {
    expect(await pull(toPostgres())).toMatchObject({ report: { status: 'ok' }, changed: ['acc-1', 'acc-2', 'acc-3'] });
    expect(await listUsage()).toEqual(['acc-1 2026-11-20 1', 'acc-2 2026-11-20 2', 'acc-3 2026-11-20 3']);
    expect(await pull(toPostgres(), 1)).toMatchObject({ report: { status: 'ok' }, changed: [] });
  });

  it('a corrected day replaces what was known, for its account alone', async () => {
    await pull(toPostgres());
    await warehouse.pool.query(`update facts set logins = 20, written = '2026-11-22' where account_id = 'acc-2'`);
    expect((await pull(toPostgres(), 1)).changed).toEqual(['acc-2']);
    expect(await listUsage()).toContain('acc-2 2026-11-20 20');
  });

  it('an edited SELECT begins anew', async () => {
    await pull(toPostgres());
    const edited = toPostgres({ sql: SQL.replace('logins', 'logins * 100 as logins') });
    expect((await pull(edited, 24)).changed).toEqual(['acc-1', 'acc-2', 'acc-3']);
    expect(await listUsage()).toContain('acc-3 2026-11-20 300');
  });

  it('a snapshot takes away what it no longer shows', async () => {
    const contacts = { stream: 'contacts', snapshot: true };
    const read = (ids: number[]) =>
      toPostgres({
        ...contacts,
        sql: `select 'acc-1' as account_id, 'c' || n as contact_id from (values ${ids.map((n) => `(${n})`).join()}) v(n)`,
      });
    const twelve = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    await pull(read(twelve));
    await pull(read(twelve.slice(1)), 1);
    const { rows } = await database.pool.query<{ contact_id: string }>('select contact_id from contacts');
    expect(rows).toHaveLength(11);
    expect(rows).not.toContainEqual({ contact_id: 'c1' });
  });

  it('people and pods, who belong to no account', async () => {
    const sql = `select 'Jo@example.com' as email, 'Jo' as name, 'csm' as role`;
    expect((await pull(toPostgres({ stream: 'people', sql }))).report.status).toBe('ok');
    const { rows } = await database.pool.query('select email, name from people');
    expect(rows).toEqual([{ email: 'jo@example.com', name: 'Jo' }]);
  });

  it('accounts come with our own ids', async () => {
    const sql = `select 'acc-9' as account_id, 'Nine' as name, 1200.50 as arr, 'c1' as crm_id`;
    expect((await pull(toPostgres({ stream: 'accounts', sql }))).report.status).toBe('ok');
    const { rows } = await database.pool.query(`select account_id, name, arr from accounts where account_id = 'acc-9'`);
    expect(rows).toMatchObject([{ account_id: 'acc-9', name: 'Nine', arr: 1200.5 }]);
  });

  it('rows of customers that only the warehouse knows wait for somebody who knows them', async () => {
    const sql = `select 'w-77' as account_key, date '2026-11-20' as day, 5 as logins`;
    expect((await pull(toPostgres({ sql }))).report.status).toBe('ok');
    expect(await listUsage()).toEqual([]);
    const { rows } = await database.pool.query('select key, account_id from source_accounts');
    expect(rows).toEqual([{ key: 'w-77', account_id: null }]);
  });

  it('a warehouse that is down leaves everything as it was, and says so', async () => {
    await pull(toPostgres());
    const gone = new URL(warehouse.url);
    gone.pathname = '/no_such_database';
    const settings = { tls: 'off', queries: [{ stream: 'usage_daily', sql: SQL }] };
    const { report } = await pull(postgresKind.create('warehouse', settings, toolsWith({ URL: gone.toString() })), 1);
    expect(report).toMatchObject({ status: 'failed' });
    expect(JSON.stringify(report)).toContain('does not exist');
    expect(await listUsage()).toHaveLength(3);
  });
});

describe('files, through the runner', () => {
  const toFiles = (): PullConnector => {
    const query = {
      stream: 'usage_daily',
      files: '*.csv',
      sql: 'select account_id, day, logins from files',
      types: { logins: 'BIGINT' },
    };
    return filesKind.create('drop', { folder: folder.path, queries: [query] }, toolsWith({}));
  };

  it('good lines land and broken ones are kept aside with file and line', async () => {
    folder.write('a.csv', 'account_id,day,logins\nacc-1,2026-11-20,4\nacc-2,2026-11-20,many\nacc-3,2026-11-32,1\n');
    expect(await pull(toFiles())).toMatchObject({ report: { status: 'ok' }, changed: ['acc-1'] });
    const { rows } = await database.pool.query(`select record_id, reason from quarantine order by record_id`);
    expect(rows).toMatchObject([
      { record_id: 'a.csv:3', reason: expect.stringContaining('not of the type') as string },
      { record_id: 'acc-3 2026-11-32', reason: expect.stringContaining('a calendar day') as string },
    ]);
    expect((await pull(toFiles(), 1)).report.files).toMatchObject([{ rowsRead: 0 }]);
  });

  it('a folder that is not there is said, and mended by its being there', async () => {
    const query = { stream: 'usage_daily', files: '*.csv', sql: 'select account_id, day, logins from files' };
    const settings = { folder: join(folder.path, 'later'), queries: [query] };
    const { report } = await pull(filesKind.create('drop', settings, toolsWith({})));
    expect(JSON.stringify(report)).toContain('the folder cannot be found');
    folder.write('later/a.csv', 'account_id,day,logins\nacc-1,2026-11-20,4\n');
    expect((await pull(filesKind.create('drop', settings, toolsWith({})), 1)).changed).toEqual(['acc-1']);
  });
});
