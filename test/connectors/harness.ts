import { truncateAll, useDatabase } from '../support/database';
import { type CaseId, CASES } from './case-titles';
import { RUNS } from './cases';
import { listCannot } from './list-cannot';
import type { AnySubject } from './subject';
import { createWorld, seedAccounts } from './world';

const MEMORY_TIMEOUT_MS = 120_000;

/**
 * Every case of `CASES` through the real runner, a real Postgres and what the connector speaks, against the subject's stand-in. The titles are read by
 * scripts/connectors.ts, which makes the table of docs/connectors.md from them.
 */
export function describeConnector(subject: AnySubject): void {
  const ids = Object.keys(CASES) as CaseId[];
  const cannot = listCannot(subject);
  const strangers = Object.keys(cannot).filter((id) => !ids.some((known) => known === id));
  if (strangers.length > 0) throw new Error(`${subject.kind}: no case is called ${strangers.join(', ')}`);
  const database = useDatabase();
  describe(`connector ${subject.kind}`, () => {
    for (const id of ids.filter((one) => cannot[one] === undefined)) {
      it(
        `${subject.title}: ${CASES[id]}`,
        async () => {
          await truncateAll(database.pool);
          const world = await createWorld(subject, database.pool);
          try {
            await seedAccounts(database.pool, subject);
            await RUNS[id](world);
          } finally {
            await world.close();
          }
        },
        MEMORY_TIMEOUT_MS,
      );
    }
  });
}
