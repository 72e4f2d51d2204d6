import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadDuckDb, openSandbox } from '../../../src/ingest/files/open-sandbox';
import { useFolder } from './folder';

const folder = useFolder(); // `in` below it is what is allowed: what gets out lies in it, and goes with it

it.each([
  ["select * from read_text('/etc/passwd')"],
  ["select * from read_text('{folder}/../outside.txt')"],
  ["select * from read_text('{folder}x/a.csv')"], // a neighbour with a longer name
  ["select * from glob('/etc/*')"],
  ["attach '{outside}/outside.db'"],
  ['install httpfs'],
  ['load httpfs'],
  ["copy (select 1) to '{folder}/../outside.csv'"],
  ["export database '{outside}/outside'"],
  ['set enable_external_access = true'],
  ["set allowed_directories = ['/']"],
  ['set lock_configuration = false'],
  ['reset lock_configuration'],
])('DuckDB itself refuses, whatever comes before it: %s', async (statement) => {
  const allowed = dirname(folder.write('in/a.csv', 'a\n1\n'));
  const { connection, close } = await openSandbox({ folder: allowed, memoryMb: 128 }, new AbortController().signal);
  try {
    await expect(
      connection.run(statement.replace('{folder}', allowed).replace('{outside}', folder.path)),
    ).rejects.toThrow(/Permission Error|configuration has been locked|Cannot change configuration/);
  } finally {
    close();
  }
  expect(readdirSync(folder.path)).toEqual(['in']);
});

it('an abort interrupts what DuckDB is doing', async () => {
  const stopping = new AbortController();
  const { connection, close } = await openSandbox({ folder: folder.path, memoryMb: 128 }, stopping.signal);
  const running = connection.run(
    'select count(*) from range(10000000) a, range(10000000) b where a.range + b.range = 7',
  );
  const refused = expect(running).rejects.toThrow('INTERRUPT');
  setImmediate(() => stopping.abort());
  await refused;
  close();
});

it('without its optional package it says what to install', async () => {
  const absent = () => Promise.reject(new Error('Cannot find package'));
  await expect(loadDuckDb(absent)).rejects.toThrow('npm i @duckdb/node-api@');
});
