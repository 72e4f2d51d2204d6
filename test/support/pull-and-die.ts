import { openDatabase } from '../../src/db/client';
import { runPull } from '../../src/services/pull/run-pull';
import { buildConnector, buildStream, NOW, page, ticket } from '../services/pull/build-pulled';
import { dieBefore } from './die-before';

/** A run over five pages of two tickets in a process of its own, which kills itself outright just before its nth statement. */
async function main(): Promise<void> {
  const [url = '', dieAt = ''] = process.argv.slice(2);
  const pages = [1, 2, 3, 4, 5].map((nr) =>
    page(`${nr}`, [ticket(`${nr}a`), ticket(`${nr}b`)], nr === 5 ? { isLast: true } : {}),
  );
  let asked = 0;
  const stream = buildStream({
    pages: async function* (cursor) {
      for (const one of pages.slice(Number(cursor?.['after'] ?? 0))) {
        asked += 1;
        yield one;
      }
    },
  });
  const database = openDatabase(url, { max: 2 });
  dieBefore(Number(dieAt));
  await runPull({ pool: database.pool, connector: buildConnector(stream), now: NOW });
  process.stdout.write(String(asked));
  await database.close();
}

void main();
