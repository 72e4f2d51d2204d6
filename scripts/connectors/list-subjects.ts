import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AnySubject } from '../../test/connectors/subject';

const FOLDER = join(__dirname, '../../test/connectors');
const TEST = '.test.ts';

/** Every connector that has a test of the harness, by its title. */
export async function listSubjects(): Promise<AnySubject[]> {
  const kinds = (await readdir(FOLDER)).filter((name) => name.endsWith(TEST)).map((name) => basename(name, TEST));
  const subjects = await Promise.all(
    kinds.map(
      async (kind) => ((await import(join(FOLDER, 'subjects', `${kind}.ts`))) as { subject: AnySubject }).subject,
    ),
  );
  return subjects.toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}
