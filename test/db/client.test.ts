import { openDatabase } from '../../src/db/client';
import { useDatabase } from '../support/database';

describe('values read from the database', () => {
  const database = useDatabase();

  const read = async (expression: string): Promise<unknown> => {
    const { rows } = await database.pool.query<{ value: unknown }>(`select ${expression} as value`);
    return rows[0]?.value;
  };

  it.each([
    ["date '2026-03-29'", '2026-03-29'],
    ["timestamptz '2026-03-29 01:30:00+02'", new Date('2026-03-28T23:30:00Z')],
    ['1234.56::numeric', 1234.56],
    ['0.1::float8', 0.1],
    ['(select count(*) from (values (1), (2)) as pairs)', 2],
    ['null::numeric', null],
  ])('%s arrives as %p', async (expression, value) => {
    expect(await read(expression)).toEqual(value);
  });
});

describe('a connection that the server ends', () => {
  const database = useDatabase();

  it('while it is in use fails the query on it, and not the process', async () => {
    const own = openDatabase(database.url, { max: 1 });
    const client = await own.pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
    expect((await own.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await own.close();
  });
});
