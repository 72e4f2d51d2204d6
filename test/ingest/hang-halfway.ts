/** A run that tells when its first batch has been merged, and then waits to be killed. For test/services/run-ingest.test.ts. */
import { openDatabase } from '../../src/db/client';
import type { Page } from '../../src/ingest/connector';
import { runIngest } from '../../src/services/ingest/run-ingest';

const ROWS = 10_000;
const PAGES_TO_FILL_TWO_BATCHES = 30; // 30 × 10,000 × 100 bytes

async function* pull(): AsyncGenerator<Page> {
  for (let page = 0; page < PAGES_TO_FILL_TWO_BATCHES; page += 1) {
    const rows = Array.from({ length: ROWS }, (_, index) => ({
      line: page * ROWS + index + 2,
      fact: { pod: `pod-${page}-${index}-`.padEnd(100, 'x') },
    }));
    yield { columns: ['pod'], ignoredColumns: [], rows, rejected: [], next: null };
  }
  process.stdout.write('merged a batch\n'); // the second one is only begun after the first
  await new Promise(() => setInterval(() => undefined, 60_000));
}

const url = process.argv[2];
if (url === undefined) throw new Error('usage: hang-halfway.ts <database url>');
const { pool } = openDatabase(url);
const reader = { stream: 'pods' as const, file: 'pods', pull };
const connector = { source: 'crm', list: async () => [reader] };
void pool
  .query(`insert into accounts (account_id, name, source) values ('a', 'A', 'crm') on conflict do nothing`)
  .then(() => runIngest({ pool, connector, now: new Date('2026-03-01T06:00:00Z') }));
