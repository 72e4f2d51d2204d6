import fc from 'fast-check';
import { tickets } from '../../../src/db/schema';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, NOW, page, ticket } from './build-pulled';
import { pull, seedAccounts } from './pull-world';

const database = useDatabase();
beforeAll(() => seedAccounts(database));
const PRIORITIES = ['p1', 'p2', 'p3', 'p4'] as const;

/** States of a few facts: which one, its version, and what it then was; the version decides what it was, as at a real source. */
const states = fc.array(fc.record({ id: fc.integer({ min: 0, max: 3 }), version: fc.integer({ min: 0, max: 40 }) }), {
  minLength: 1,
  maxLength: 25,
});
const stateOf = ({ id, version }: { id: number; version: number }) =>
  ticket(`${id}`, {
    account: version % 3 === 0 ? 'a2' : 'a1',
    at: new Date(NOW.getTime() - 3_600_000 + version * 60_000),
    cells: { priority: PRIORITIES[(version + id) % 4] ?? 'p1' },
  });

describe('states of facts, in any order, on any pages, however often', () => {
  it('R230: end as the newest of each', async () => {
    await fc.assert(
      fc.asyncProperty(
        states,
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 }),
        async (came, sizes) => {
          await database.pool.query('truncate tickets, source_cursors, sync_runs');
          const pages = [];
          let at = 0;
          for (let nr = 0; at < came.length; nr += 1) {
            const size = sizes[nr % sizes.length] ?? 1;
            pages.push(page(`${nr}`, came.slice(at, at + size).map(stateOf)));
            at += size;
          }
          await pull(database, buildConnector(buildStream({ pages: [...pages, page('end', [], { isLast: true })] })));
          const stored = await database.db.select().from(tickets).orderBy(tickets.ticketId);
          const newest = new Map<number, number>();
          for (const { id, version } of came) newest.set(id, Math.max(version, newest.get(id) ?? 0));
          const expected = [...newest]
            .toSorted(([a], [b]) => a - b)
            .map(([id, version]) => [`desk:${id}`, version % 3 === 0 ? 'a2' : 'a1', PRIORITIES[(version + id) % 4]]);
          expect(stored.map(({ ticketId, accountId, priority }) => [ticketId, accountId, priority])).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});
