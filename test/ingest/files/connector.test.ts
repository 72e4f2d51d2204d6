import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { filesKind } from '../../../src/ingest/files/connector';
import type { Mapped, PullStream } from '../../../src/ingest/pull/connector';
import { contextAt, NOW, readAll, toolsWith } from '../postgres/warehouse';
import { useFolder } from './folder';

const folder = useFolder();
const CSV = 'account_id,day,logins,comment\n';

function connect(query: Record<string, unknown> = {}) {
  const settings = {
    folder: folder.path,
    queries: [{ stream: 'usage_daily', files: '**/*.csv', sql: 'select account_id, day, logins from files', ...query }],
  };
  return filesKind.create('drop', settings, toolsWith({}));
}
const streamOf = (query: Record<string, unknown> = {}): PullStream | undefined => connect(query).streams[0];

/** What a pass brought: `account day logins` of each row. */
async function read(stream: PullStream | undefined, cursor: Parameters<typeof readAll>[1] = null, now = NOW) {
  const { pages, taken } = await readAll(stream, cursor, contextAt(now));
  const mapped = taken.flatMap((one): readonly Mapped[] => ('mapped' in one ? one.mapped : []));
  const facts = mapped.flatMap((one) => (one.kind === 'fact' ? [one] : []));
  return {
    rows: facts.map(({ account, cells }) => `${account.key} ${String(cells['day'])} ${String(cells['logins'])}`),
    refused: taken.flatMap((one) => ('refused' in one ? [one.refused] : [])),
    last: pages.at(-1),
    pages,
  };
}

describe('files through DuckDB', () => {
  it('CSV: cells are text, so that 007 stays 007', async () => {
    folder.write('a.csv', `${CSV}007,2026-11-20,3,x\n`);
    expect((await read(streamOf())).rows).toEqual(['007 2026-11-20 3']);
  });

  it('JSON: by lines, with its own types', async () => {
    folder.write(
      'a.jsonl',
      '{"account_id":"007","day":"2026-11-20","logins":3}\n{"account_id":"a","day":"2026-11-21"}\n',
    );
    expect((await read(streamOf({ files: '*.jsonl' }))).rows).toEqual(['007 2026-11-20 3', 'a 2026-11-21 null']);
  });

  it('JSON: a file that lists nothing brings nothing, and holds up no other', async () => {
    folder.write('a.json', '[]');
    folder.write('b.json', '[{"account_id":"007","day":"2026-11-20","logins":3}]');
    const { rows, last } = await read(streamOf({ files: '*.json' }));
    expect(rows).toEqual(['007 2026-11-20 3']);
    expect(last?.isLast).toBe(true);
  });

  it('of a pattern that fits none are no finished pass: nobody knows whether there should be some', async () => {
    folder.write('a.csv', `${CSV}007,2026-11-20,3,x\n`);
    expect((await read(streamOf({ files: 'usage-*.csv' }))).last?.isLast).toBe(false);
  });

  it('that were read and are taken away again are a finished pass', async () => {
    folder.write('a.csv', `${CSV}007,2026-11-20,3,x\n`);
    const first = await read(streamOf());
    rmSync(join(folder.path, 'a.csv'));
    const second = await read(streamOf(), first.last?.cursor ?? null);
    expect(second.last?.isLast).toBe(true);
    expect((await read(streamOf(), second.last?.cursor ?? null)).last?.isLast).toBe(true);
  });

  it('Parquet: big integers, decimals and timestamps exactly', async () => {
    const database = await DuckDBInstance.create(':memory:');
    const connection = await database.connect();
    await connection.run(
      `copy (select 'acc-1' as account_id, date '2026-11-20' as day, 9007199254740993::bigint as logins, 0.10::decimal(9,2) as minutes,
       timestamp '2026-11-21 01:00:00.5' as updated_at) to '${join(folder.path, 'a.parquet')}' (format parquet)`,
    );
    connection.closeSync();
    database.closeSync();
    const later = new Date(Date.now() + 3_600_000); // its time of writing is the machine's
    const { taken } = await readAll(
      streamOf({ files: '*.parquet', sql: 'select * from files' }),
      null,
      contextAt(later),
    );
    expect(taken).toMatchObject([
      {
        mapped: [
          {
            version: new Date('2026-11-21T01:00:00.500Z'),
            cells: { day: '2026-11-20', logins: '9007199254740993', minutes: '0.10' },
          },
        ],
      },
    ]);
  });

  it('lines that cannot be read go to quarantine with file and line, not with what stands there', async () => {
    folder.write(
      'in/a.csv',
      `${CSV}a,2026-11-20,3,x\nb,2026-11-20,many,secret words\nc,2026-11-20,4,y,z\nd,2026-11-20\n`,
    );
    const { rows, refused } = await read(streamOf({ types: { logins: 'BIGINT' } }));
    expect(rows).toEqual(['a 2026-11-20 3']);
    expect(refused).toEqual([
      { id: 'a.csv:3', path: 'logins', reason: 'is not of the type that "types" says' },
      { id: 'a.csv:4', path: null, reason: 'the line has too many columns' },
      { id: 'a.csv:5', path: null, reason: 'the line has too few columns' },
    ]);
  });

  it('a value that breaks the SELECT is not shown', async () => {
    folder.write('a.csv', `${CSV}a,2026-11-20,secret,x\n`);
    const failed = await read(streamOf({ sql: 'select account_id, day, logins::int as logins from files' })).catch(
      String,
    );
    expect(failed).toContain('fails on a.csv: a value does not fit');
    expect(failed).not.toContain('secret');
  });
});

describe('which files are read', () => {
  it('each once, and again when its content changed', async () => {
    folder.write('a.csv', `${CSV}a,2026-11-20,1,\n`);
    folder.write('b.csv', `${CSV}b,2026-11-20,1,\n`);
    const first = await read(streamOf());
    expect(first.rows).toEqual(['a 2026-11-20 1', 'b 2026-11-20 1']);
    folder.write('a.csv', `${CSV}a,2026-11-20,1,\n`, 30); // copied again, the same
    folder.write('b.csv', `${CSV}b,2026-11-20,2,\n`, 60);
    expect((await read(streamOf(), first.last?.cursor)).rows).toEqual(['b 2026-11-20 2']);
  });

  it('after a cut only the file that was being read comes again', async () => {
    folder.write('a.csv', `${CSV}a,2026-11-20,1,\n`);
    folder.write('b.csv', `${CSV}b,2026-11-20,1,\n`);
    const { pages } = await read(streamOf());
    const duringB = pages[2]?.cursor;
    expect((await read(streamOf(), duringB)).rows).toEqual(['b 2026-11-20 1']);
  });

  it('one that may still grow waits until it looks the same twice', async () => {
    folder.write('a.csv', `${CSV}a,2026-11-20,1,\n`, 1);
    const first = await read(streamOf());
    expect(first.rows).toEqual([]);
    folder.write('a.csv', `${CSV}a,2026-11-20,1,\nb,2026-11-20,1,\n`, 1);
    const second = await read(streamOf(), first.last?.cursor);
    expect(second.rows).toEqual([]);
    expect((await read(streamOf(), second.last?.cursor)).rows).toEqual(['a 2026-11-20 1', 'b 2026-11-20 1']);
  });

  it.each([
    [9.9, []],
    [10, ['a 2026-11-20 1']],
  ])('one written %d minutes ago: %j', async (minutes, rows) => {
    folder.write('a.csv', `${CSV}a,2026-11-20,1,\n`, minutes);
    expect((await read(streamOf())).rows).toEqual(rows);
  });

  it('one in a folder marked _SUCCESS does not wait', async () => {
    folder.write('run/a.csv', `${CSV}a,2026-11-20,1,\n`, 0);
    folder.write('run/_SUCCESS', '', 0);
    expect((await read(streamOf())).rows).toEqual(['a 2026-11-20 1']);
  });

  it.each([['_a.csv'], ['.a.csv'], ['_temporary/a.csv'], ['a.csv.tmp'], ['a.txt']])('never %s', async (name) => {
    folder.write(name, `${CSV}a,2026-11-20,1,\n`);
    expect((await read(streamOf())).rows).toEqual([]);
  });

  it('all together when the SELECT needs them so: again when one is new, not when none is', async () => {
    const query = {
      all_files: true,
      sql: 'select account_id, day, sum(logins::int) as logins from files group by all order by 1',
    };
    folder.write('a.csv', `${CSV}a,2026-11-20,1,\n`);
    const first = await read(streamOf(query));
    folder.write('b.csv', `${CSV}a,2026-11-20,2,\n`);
    const second = await read(streamOf(query), first.last?.cursor);
    expect(second.rows).toEqual(['a 2026-11-20 3']);
    expect((await read(streamOf(query), second.last?.cursor)).rows).toEqual([]);
  });

  it('a snapshot without any file is an error, not the end of everything', async () => {
    await expect(read(streamOf({ snapshot: true }))).rejects.toThrow('no file fits "**/*.csv"');
  });
});

describe('a SELECT reaches the folder and nothing else', () => {
  it.each([
    ["select content as account_id, '2026-11-20' as day from read_text('/etc/passwd')"],
    ["select content as account_id, '2026-11-20' as day from read_text('{folder}/../outside.txt')"],
    ["select file as account_id, '2026-11-20' as day from glob('/etc/*')"],
    ["select a as account_id, '2026-11-20' as day from read_parquet('https://example.com/a.parquet') t(a)"],
  ])('%s', async (sql) => {
    folder.write('a.csv', `${CSV}a,2026-11-20,1,\n`);
    await expect(read(streamOf({ sql: sql.replace('{folder}', folder.path) }))).rejects.toMatchObject({
      failure: 'config',
    });
  });

  it.each([
    ["copy files to '/tmp/out.csv'"],
    ["attach '/tmp/x.db'"],
    ['install httpfs'],
    ["set allowed_directories = ['/']"],
    ['pragma database_list'],
  ])('nor may it be %s', (sql) => {
    expect(() => connect({ sql })).toThrow('must be a SELECT');
  });

  it.each([['/etc/*.csv'], ['../*.csv'], ['a/../../*.csv']])('nor may its files be %s', (files) => {
    expect(() => connect({ files })).toThrow('must be within the folder');
  });

  it('a file beside it in the folder can be joined', async () => {
    folder.write('a.csv', `${CSV}7,2026-11-20,1,\n`);
    folder.write('names.json', '[{"id":"7","account":"acc-7"}]');
    const sql = `select n.account as account_id, f.day, f.logins from files f join read_json('${folder.path}/names.json') n on n.id = f.account_id`;
    expect((await read(streamOf({ sql }))).rows).toEqual(['acc-7 2026-11-20 1']);
  });
});

describe('barometer doctor', () => {
  it('says which files fit and whether their rows can be taken', async () => {
    folder.write('a.csv', `${CSV}a,2026-11-20,1,\n`);
    expect(await connect({ sql: 'select * from files' }).check(contextAt())).toEqual([
      { level: 'ok', text: 'usage_daily: 1 files fit "**/*.csv"' },
      { level: 'note', text: 'usage_daily: ignores 1 unknown columns: "comment"' },
      { level: 'ok', text: 'usage_daily: read 1 rows; would sync usage_daily file by file' },
    ]);
  });

  it('names a folder that is not there, and columns that are missing', async () => {
    const settings = {
      folder: join(folder.path, 'none'),
      queries: [{ stream: 'nps', files: '*.csv', sql: 'select 1' }],
    };
    const missing = filesKind.create('drop', settings, toolsWith({}));
    expect(await missing.check(contextAt())).toMatchObject([
      { level: 'problem', text: expect.stringContaining('folder') as string },
    ]);
    folder.write('a.csv', `${CSV}a,2026-11-20,1,\n`);
    expect(await connect({ sql: 'select logins from files' }).check(contextAt())).toMatchObject([
      { level: 'problem', text: expect.stringContaining('lacks the required columns "account_id", "day"') as string },
    ]);
  });
});
