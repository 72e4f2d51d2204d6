import { appendFileSync } from 'node:fs';
import type { CrmSink } from '../../src/crm/sink';
import { openDatabase } from '../../src/db/client';
import { createWriter, TARGET } from './crm-world';

/** A CRM that outlives its writers: each record it is told stands as a line in a file. */
function createFileCrm(file: string, areActivitiesKeyed: boolean): CrmSink {
  const keep = (lines: readonly string[]) => {
    appendFileSync(file, lines.map((line) => `${line}\n`).join(''));
    return lines.map(() => ({ kind: 'written', remoteId: null }) as const);
  };
  return {
    target: 'crm',
    maxBatch: 200,
    preflight: async () => ({ problems: [], reasonLength: 255, writes: [], areActivitiesKeyed }),
    writeHealth: async (changes) => keep(changes.map(({ recordId, values }) => `${recordId} ${values.health}`)),
    writeActivities: async (activities) => keep(activities.map(({ key }) => key)),
  };
}

/** A writer in a process of its own, which kills itself outright at one step of one kind of row: `health:marked`. */
async function main(): Promise<void> {
  const [url = '', file = '', now = '', dieAt = '', keyed = ''] = process.argv.slice(2);
  const database = openDatabase(url, { max: 4 });
  const write = createWriter({
    db: database.db,
    crm: createFileCrm(file, keyed === 'keyed'),
    now: new Date(now),
    owner: `child-${process.pid}`,
    step: async (name, kind) => {
      if (`${kind}:${name}` !== dieAt) return;
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => undefined); // the signal may take a moment; nothing more may happen
    },
  });
  await write([TARGET]);
  await database.close();
}

void main();
