import type { Db } from '../../db/client';
import { countUnmatched, listUnmatchedCustomers } from '../../db/queries/unmatched-customers';
import { messageOf } from '../../errors';
import { readMappingFile } from '../../ingest/mapping-file';
import { type Finding, note, ok, problem } from './finding';

const NAMED = 3;

/** Whether every customer of the sources is one of our accounts, and whether the mapping file can be read. `mappingFile` null: there is none. */
export async function diagnoseMatching(db: Db, mappingFile: string | null): Promise<Finding[]> {
  const found: Finding[] = mappingFile === null ? [] : await diagnoseFile(mappingFile);
  for (const { source, customers, waiting } of await countUnmatched(db)) {
    const some = await listUnmatchedCustomers(db, { source, limit: NAMED });
    const named = some.map(({ name, key }) => (name === null ? key : `${name} (${key})`)).join(', ');
    const more = customers > some.length ? ', …' : '';
    const text = `${source}: ${say(customers, 'customer')} nobody recognised, ${say(waiting, 'fact')} waiting: ${named}${more}`;
    found.push(note('matching', `${text}. Match them: barometer match, or /health freshness`));
  }
  return found;
}

async function diagnoseFile(path: string): Promise<Finding[]> {
  try {
    const { mappings, problems } = await readMappingFile(path);
    if (problems.length === 0) return [ok('matching', `identity.mapping_file: ${say(mappings.length, 'line')}`)];
    return problems.map((text) => problem('matching', `identity.mapping_file: ${text}`));
  } catch (error) {
    return [problem('matching', `identity.mapping_file: ${messageOf(error)}`)];
  }
}

const say = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
