import { withBenchDatabase } from '../../bench/import-database';
import { measure, type Measured } from '../../test/connectors/measure-in-child';
import { openPlace } from '../../test/connectors/open-place';
import type { AnySubject } from '../../test/connectors/subject';
import { listRecords, NOW, seedAccounts } from '../../test/connectors/world';

const SECOND_MS = 1000;

export type SubjectMeasured = { title: string; measured: Measured };

/** Each connector in a process of its own against its stand-in in this one, one after the other, in the vendor's own pages. */
export async function measureSubjects(subjects: readonly AnySubject[], rows: number): Promise<SubjectMeasured[]> {
  const all: SubjectMeasured[] = [];
  for (const subject of subjects) {
    process.stderr.write(`${subject.title} ...\n`);
    const title = subject.note === undefined ? subject.title : `${subject.title} (see its note above)`;
    all.push({ title, measured: await measureOne(subject, rows) });
  }
  return all;
}

async function measureOne(subject: AnySubject, rows: number): Promise<Measured> {
  const measured: Measured[] = [];
  await withBenchDatabase(async ({ pool }) => {
    await seedAccounts(pool, subject);
    const place = await openPlace(subject, pool);
    try {
      for (const record of listRecords(subject, rows, SECOND_MS)) place.keeper.put(record);
      await place.publish(NOW);
      const databaseUrl = String(pool.options.connectionString);
      measured.push(await measure({ kind: subject.kind, reach: place.reach, databaseUrl }));
    } finally {
      await place.close();
    }
  });
  const [only] = measured;
  if (only === undefined) throw new Error(`${subject.title} was not measured`);
  return only;
}
