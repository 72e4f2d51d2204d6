import { withBenchServer, withDatabaseOn } from '../../bench/import-database';
import type { Database } from '../../src/db/client';
import { messageOf } from '../../src/errors';
import { measure, type Measured } from '../../test/connectors/measure-in-child';
import { openPlace } from '../../test/connectors/open-place';
import type { AnySubject } from '../../test/connectors/subject';
import { listRecords, NOW, seedAccounts } from '../../test/connectors/world';
import { measureFloor } from './measure-floor';

const SECOND_MS = 1000;
const LIMIT_MS = 90_000; // of one connector
const FIRST_KEY = 9001;

export type SubjectMeasured = { subject: AnySubject } & (
  { measured: Measured; floorSeconds: number } | { problem: string }
);
export type Measuring = { rows: number; customers: number; onMeasured: (one: SubjectMeasured) => void };

/**
 * Each connector in a process of its own against its stand-in in this one, one after the other, in the vendor's own pages; then what it brought once more
 * by COPY and one merge, as its floor. One that fails says why, and the others go on.
 */
export async function measureSubjects(
  subjects: readonly AnySubject[],
  { onMeasured, ...size }: Measuring,
): Promise<SubjectMeasured[]> {
  const all: SubjectMeasured[] = [];
  await withBenchServer(async (serverUrl) => {
    for (const subject of subjects) {
      const one = await measureOne(subject, serverUrl, size);
      onMeasured(one);
      all.push(one);
    }
  });
  return all;
}

type Size = Pick<Measuring, 'rows' | 'customers'>;

async function measureOne(subject: AnySubject, serverUrl: string, size: Size): Promise<SubjectMeasured> {
  const measured: SubjectMeasured[] = [];
  try {
    await withDatabaseOn(serverUrl, async (database) => {
      const brought = await bring(subject, database, size);
      if (brought.error !== null) throw new Error(brought.error);
      const floorSeconds = await measureFloor(database.pool, subject.stream);
      measured.push({ subject, measured: brought, floorSeconds });
    });
  } catch (error) {
    return { subject, problem: messageOf(error) };
  }
  return measured[0] ?? { subject, problem: 'it was not measured' };
}

async function bring(subject: AnySubject, { pool }: Database, { rows, customers }: Size): Promise<Measured> {
  const accountKeys = Array.from({ length: customers }, (_, index) => String(FIRST_KEY + index));
  await seedAccounts(pool, subject, accountKeys);
  const place = await openPlace(subject, pool, customers);
  try {
    for (const record of listRecords(subject, rows, SECOND_MS, accountKeys)) place.keeper.put(record);
    await place.publish(NOW);
    const { settings, ...rest } = place.reach;
    const reach = { ...rest, settings: { ...settings, ...subject.benchSettings } };
    const databaseUrl = String(pool.options.connectionString);
    return await measure({ kind: subject.kind, reach, databaseUrl }, { timeoutMs: LIMIT_MS });
  } finally {
    await place.close();
  }
}
