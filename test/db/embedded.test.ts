import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, realpath, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/db/embedded';
import { useTempFolder } from '../support/temp-folder';

const running: EmbeddedPostgres[] = [];
afterEach(async () => {
  for (const server of running.splice(0).toReversed()) await server.stop();
});
const folder = useTempFolder('file'); // one cluster for all: creating it is the slow part

const start = async (dataDir = folder()): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: { info: () => undefined } });
  running.push(server);
  return server;
};

describe('a first start', () => {
  it('is one server when two starts happen at the same moment', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.url).toBe(first.url);
  });

  it('gives a UTF-8 database that only this machine reaches, with a password kept from other accounts', async () => {
    const { url } = await start();
    expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await ask(url, 'show unix_socket_directories')).toBe('');
    expect(await ask(url, 'show server_encoding')).toBe('UTF8');
    expect(await ask(url, "select lower('ÄŽ')")).toBe('äž');
    await expect(ask(url.replace(/:[0-9a-f]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });
});

describe('a second process', () => {
  it('uses the server that runs and leaves it running', async () => {
    const keeper = await start();
    const guest = await start();
    await guest.stop();
    expect(await ask(keeper.url, 'select 1')).toBe(1);
  });
});

describe('a restart', () => {
  it('finds the data of the last time, and nothing runs in between', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 7 as value');
    await first.stop();
    await expect(ask(first.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const second = await start();
    expect(await ask(second.url, 'select value from kept')).toBe(7);
  });

  it('works after the machine went down and another program has the old process id', async () => {
    await (await start()).stop();
    await writeFile(
      join(folder(), 'postgres', 'data', 'postmaster.pid'),
      `${process.pid}\n/gone\n1\n5432\n\n\n\nready\n`,
    );
    expect(await ask((await start()).url, 'select 1')).toBe(1);
  });

  it('replaces a server whose keeper is gone, keeping its data', async () => {
    const orphan = await start();
    await ask(orphan.url, 'create table kept_by_orphan as select 7 as value');
    await writeFile(join(folder(), 'postgres', 'owner.pid'), '999999999');
    const next = await start();
    expect(await ask(next.url, 'select value from kept_by_orphan')).toBe(7);
    await expect(ask(orphan.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('a process that is killed', () => {
  it('takes its server with it, though it had no chance to say goodbye', async () => {
    const script = join(__dirname, '../support/embedded-keeper.ts');
    const keeper = spawn(process.execPath, ['--import', 'tsx', script, folder()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(keeper.stdout, 'data')) as [Buffer];
    const url = line.toString().trim();
    expect(await ask(url, 'select 1')).toBe(1);
    keeper.kill('SIGKILL');
    expect(await untilRefused(url)).toBe('ECONNREFUSED');
  });
});

describe('data that cannot be used', () => {
  const ownFolder = useTempFolder();

  it('of another Postgres version is left alone, in one sentence that names the folder', async () => {
    await (await start(ownFolder())).stop();
    const data = join(await realpath(ownFolder()), 'postgres', 'data');
    await writeFile(join(data, 'PG_VERSION'), '9\n');
    await expect(start(ownFolder())).rejects.toMatchObject({
      code: 'embedded_postgres_version',
      message: expect.stringMatching(new RegExp(`^The data in ${data} was written by Postgres 9, .*DATABASE_URL\\.$`)),
    });
  });

  it('because it is damaged is reported with the reason Postgres gave, and where its log is', async () => {
    await (await start(ownFolder())).stop();
    await truncate(join(ownFolder(), 'postgres', 'data', 'global', 'pg_control'), 100);
    const error: unknown = await start(ownFolder()).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'embedded_postgres_start', message: expect.stringContaining('pg_control') });
    expect(await readFile(join(ownFolder(), 'postgres', 'postgres.log'), 'utf8')).toContain('pg_control');
  });
});

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What connecting answers in the end: 'ECONNREFUSED' once the server is gone, something else when it stays for 10 s. */
async function untilRefused(url: string): Promise<unknown> {
  let answer: unknown = null;
  for (let tries = 0; tries < 400 && answer !== 'ECONNREFUSED'; tries += 1) {
    await pause(25);
    answer = await ask(url, 'select 1').catch((error: NodeJS.ErrnoException) => error.code);
  }
  return answer;
}
