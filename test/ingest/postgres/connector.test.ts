import { postgresKind, redshiftKind } from '../../../src/ingest/postgres/connector';
import type { PullConnector } from '../../../src/ingest/pull/connector';
import { useDatabase } from '../../support/database';
import { contextAt, createReader, NOW, readAll, type Reader, toolsWith } from './warehouse';

let reader: Reader;
afterAll(() => reader.drop()); // before the database goes
const database = useDatabase({ from: 'nothing' });

beforeAll(async () => {
  reader = await createReader(database.pool);
  await database.pool.query(`
    create table usage_facts (customer text, at timestamp, day date, logins bigint, minutes numeric, written timestamptz);
    insert into usage_facts values
      ('acc-1', '2026-11-19 00:00', '2026-11-19', 7, 12.50, '2026-11-20 01:00:00.123456+00'),
      ('acc-2', '2026-11-20 00:00', '2026-11-20', 9007199254740993, 0.1, '2026-11-21 01:00+00'),
      ('acc-1', '2026-11-21 00:00', '2026-11-21', 3, null, '2026-11-22 01:00+00');
    create table secrets (a text);
    create table many as select 'acc-' || (n % 500) as account_id, date '2026-01-01' + (n % 300) as day, n as logins from generate_series(1, 100000) n;
    grant select on usage_facts, many to ${reader.role}`);
});

const USAGE = 'select customer as account_id, day, logins, minutes, written as updated_at from usage_facts';

function connect(
  query: Record<string, unknown>,
  more: Record<string, unknown> = {},
  kind = postgresKind,
): PullConnector {
  const url = new URL(database.url);
  url.username = reader.role;
  url.password = reader.password;
  const settings = { queries: [{ stream: 'usage_daily', sql: USAGE, ...query }], tls: 'off', ...more };
  return kind.create('warehouse', settings, toolsWith({ URL: url.toString() }));
}
const streamOf = (query: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  connect(query, more).streams[0];

describe('the user own SELECT against a real Postgres', () => {
  it('brings its rows in the order of updated_at, exactly as they are stored', async () => {
    const { taken } = await readAll(streamOf());
    expect(taken).toMatchObject([
      {
        id: 'acc-1 2026-11-19',
        mapped: [{ version: new Date('2026-11-20T01:00:00.123Z'), cells: { logins: '7', minutes: '12.50' } }],
      },
      {
        id: 'acc-2 2026-11-20',
        mapped: [{ cells: { day: '2026-11-20', logins: '9007199254740993', minutes: '0.1' } }],
      },
      { id: 'acc-1 2026-11-21', mapped: [{ cells: { minutes: null } }] },
    ]);
  });

  it('is read by Redshift kind through the same protocol', async () => {
    const { taken } = await readAll(connect({}, {}, redshiftKind).streams[0]);
    expect(taken).toHaveLength(3);
  });

  it('goes on from the newest updated_at less an hour, by a value beside the text', async () => {
    const stream = streamOf({ sql: `${USAGE} where written >= :since` });
    const first = await readAll(stream);
    expect(first.pages.at(-1)).toMatchObject({
      cursor: { at: '2026-11-22T01:00:00.000Z' },
      isLast: true,
      completeTo: '2026-11-20',
    });
    const again = await readAll(stream, first.pages.at(-1)?.cursor);
    expect(again.taken).toMatchObject([{ id: 'acc-1 2026-11-21' }]);
  });

  it('begins backfill_days back', async () => {
    const stream = streamOf({ sql: `${USAGE} where written >= :since` }, { backfill_days: 1 });
    expect((await readAll(stream)).taken).toMatchObject([{ id: 'acc-2 2026-11-20' }, { id: 'acc-1 2026-11-21' }]);
  });

  it('reads a timestamp without zone as UTC, and one at midnight as its day', async () => {
    const stream = streamOf({ sql: 'select customer as account_id, at as day, at as updated_at from usage_facts' });
    const [first] = (await readAll(stream)).taken;
    expect(first).toMatchObject({
      mapped: [{ version: new Date('2026-11-19T00:00:00Z'), cells: { day: '2026-11-19' } }],
    });
  });

  it('survives a closing semicolon, a closing comment, and names in capitals', async () => {
    const sql = 'select customer as "ACCOUNT_ID", day from usage_facts; -- all of them';
    expect((await readAll(streamOf({ sql }))).taken).toHaveLength(3);
  });

  it('repeats nothing when a pass was cut between pages, beyond the page itself', async () => {
    const stream = streamOf({ sql: 'select * from many where day >= :since' });
    const pages = (await readAll(stream)).pages;
    const cut = pages[9]?.cursor; // 50,000 rows in
    const rest = await readAll(stream, cut);
    const isOfLastDay = rest.pages.flatMap(({ records }) => records).length;
    expect(isOfLastDay).toBeLessThan(50_000 + 5_000);
    expect(isOfLastDay).toBeGreaterThanOrEqual(50_000);
  });

  it('comes 5,000 rows at a time', async () => {
    const { pages } = await readAll(streamOf({ sql: 'select * from many' }));
    expect(pages.map(({ records }) => records.length)).toEqual([...Array.from({ length: 20 }, () => 5_000), 0]);
  });
});

describe('what is refused', () => {
  const failing = (query: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    readAll(streamOf(query, more));

  it('a SELECT that writes through a function', async () => {
    await database.pool.query(
      `create or replace function sneak() returns text language sql as $$ insert into usage_facts (customer) values ('x') returning customer $$`,
    );
    await expect(failing({ sql: "select sneak() as account_id, date '2026-11-20' as day" })).rejects.toMatchObject({
      failure: 'config',
      message: expect.stringContaining('tries to write') as string,
    });
  });

  it('a WITH that writes', async () => {
    await expect(
      failing({ sql: 'with gone as (delete from usage_facts returning *) select * from gone' }),
    ).rejects.toMatchObject({ failure: 'config' });
  });

  it('several statements, before anything is asked', () => {
    expect(() => connect({ sql: 'select 1; select 2' })).toThrow(
      'sources: warehouse: queries: usage_daily: must be one SELECT',
    );
  });

  it('columns that the contract requires and the SELECT lacks, all named at once', async () => {
    await expect(failing({ sql: 'select logins from usage_facts' })).rejects.toThrow(
      'the SELECT of "usage_daily" lacks the required columns "account_id", "day"',
    );
  });

  it('a column twice', async () => {
    await expect(failing({ sql: 'select customer as account_id, day, day from usage_facts' })).rejects.toThrow(
      'gives the column "day" twice',
    );
  });

  it('a table that the user may not read: a person must grant it', async () => {
    await expect(failing({ sql: 'select a as account_id, a as day from secrets' })).rejects.toMatchObject({
      failure: 'config',
      message: expect.stringContaining('permission denied for table secrets') as string,
    });
  });

  it('more rows than max_rows', async () => {
    await expect(failing({ sql: 'select * from many' }, { max_rows: 7_000 })).rejects.toMatchObject({
      failure: 'stopped',
    });
  });

  it('a statement that takes too long', async () => {
    const sql = "select pg_sleep(20)::text as account_id, date '2026-11-20' as day";
    await expect(failing({ sql }, { timeout_seconds: 0.2 })).rejects.toMatchObject({ failure: 'transient' });
  });

  it('a value that does not fit a cast, without showing it', async () => {
    const sql = 'select customer as account_id, day, customer::int as logins from usage_facts';
    const failed = await failing({ sql }).catch((thrown: unknown) => thrown);
    expect(failed).toMatchObject({ failure: 'config' });
    expect(String(failed)).not.toContain('acc-1');
  });

  it('a wrong password, without showing it or the URL', async () => {
    const url = database.url.replace(/:[^:@]+@/, ':wrong-password@');
    const connector = postgresKind.create(
      'warehouse',
      { queries: [{ stream: 'usage_daily', sql: USAGE }], tls: 'off' },
      toolsWith({ URL: url }),
    );
    const failed = await readAll(connector.streams[0]).catch((thrown: unknown) => thrown);
    expect(failed).toMatchObject({ failure: 'config' });
    expect(String(failed)).not.toContain('wrong-password');
  });

  it('a server without TLS, when nothing else is said', async () => {
    await expect(failing({}, { tls: 'verify-full' })).rejects.toThrow('the database does not speak TLS');
  });
});

it('an abort cancels the statement on the server, and no connection stays', async () => {
  const stopping = new AbortController();
  const sql = "select pg_sleep(20)::text as account_id, date '2026-11-20' as day";
  const reading = readAll(streamOf({ sql }), null, contextAt(NOW, stopping.signal));
  const isSleeping = async (): Promise<boolean> => {
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where usename = $1 and query like '%pg_sleep%' and state = 'active'`,
      [reader.role],
    );
    return (rows[0]?.n ?? 0) > 0;
  };
  const refused = expect(reading).rejects.toThrow('stop now');
  while (!(await isSleeping()));
  stopping.abort(new Error('stop now'));
  await refused;
  while (await isSleeping());
});

describe('barometer doctor', () => {
  it('says as whom it reads, what it would sync, and which columns are ignored', async () => {
    const findings = await connect({
      sql: `select *, customer as account_id from (${USAGE}) a(customer, day, logins, minutes, updated_at)`,
    }).check(contextAt());
    expect(findings).toMatchObject([
      { level: 'ok', text: expect.stringContaining(`as ${reader.role}, reading only`) as string },
      { level: 'note', text: 'usage_daily: ignores 1 unknown columns: "customer"' },
      { level: 'ok', text: 'usage_daily: read 3 rows; would sync usage_daily by "updated_at"' },
    ]);
  });

  it('names what the SELECT lacks', async () => {
    expect(await connect({ sql: 'select day from usage_facts' }).check(contextAt())).toContainEqual({
      level: 'problem',
      text: 'warehouse: the SELECT of "usage_daily" lacks the required column "account_id"',
    });
  });

  it('notes a user that could write', async () => {
    await database.pool.query(`grant insert on many to ${reader.role}`);
    const findings = await connect({}).check(contextAt());
    await database.pool.query(`revoke insert on many from ${reader.role}`);
    expect(findings).toContainEqual({
      level: 'note',
      text: `the user ${reader.role} may write to 1 tables: a user that can only read is safer (GRANT SELECT)`,
    });
  });
});
