import { withBenchDatabase } from '../../bench/import-database';
import { measure, type Measured } from '../../test/connectors/measure-in-child';
import type { Subject } from '../../test/connectors/subject';
import { listRecords, seedAccounts } from '../../test/connectors/world';
import { startFaultServer } from '../../test/support/fault-server';

const SECOND_MS = 1000;

export type SubjectMeasured = { title: string; measured: Measured };

/** Each connector in a process of its own against its stand-in in this one, one after the other, in the vendor's own pages. */
export async function measureSubjects(subjects: readonly Subject[], rows: number): Promise<SubjectMeasured[]> {
  const all: SubjectMeasured[] = [];
  for (const subject of subjects) {
    process.stderr.write(`${subject.title} ...\n`);
    all.push({ title: subject.title, measured: await measureOne(subject, rows) });
  }
  return all;
}

async function measureOne(subject: Subject, rows: number): Promise<Measured> {
  const standIn = subject.createStandIn();
  for (const record of listRecords(subject, rows, SECOND_MS)) standIn.put(record);
  const server = await startFaultServer(standIn.answer);
  const measured: Measured[] = [];
  try {
    await withBenchDatabase(async ({ pool }) => {
      await seedAccounts(pool, subject);
      measured.push(await measure(subject.kind, server.url, String(pool.options.connectionString)));
    });
  } finally {
    await server.close();
  }
  const [only] = measured;
  if (only === undefined) throw new Error(`${subject.title} was not measured`);
  return only;
}
