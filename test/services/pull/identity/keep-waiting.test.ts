import { MAX_WAITING, type WaitingFact } from '../../../../src/db/queries/waiting-facts';
import { keepWaiting } from '../../../../src/services/pull/identity/keep-waiting';
import { truncateAll, useDatabase } from '../../../support/database';

const database = useDatabase();
const NOW = new Date('2026-03-04T06:00:00Z');
const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 1, hour));

const ticket = (over: Partial<WaitingFact> = {}): WaitingFact => ({
  accountKey: 'org-1',
  stream: 'tickets',
  factKey: 'zendesk:1',
  version: at(1),
  cells: { ticket_id: 'zendesk:1', priority: 'p1' },
  ...over,
});

const keep = (...facts: WaitingFact[]) => keepWaiting(database.db, { source: 'zendesk', facts, now: NOW });

async function waiting() {
  const { rows } = await database.pool.query(
    'select account_key, fact_key, cells from waiting_facts order by account_key, fact_key',
  );
  return rows;
}

beforeEach(() => truncateAll(database.pool));

describe('facts of a customer that nobody recognised', () => {
  it('wait in their last state, whichever comes last', async () => {
    await keep(ticket({ version: at(5), cells: { priority: 'p1' } }));
    await keep(ticket({ version: at(4), cells: { priority: 'p4' } }));
    expect(await waiting()).toEqual([{ account_key: 'org-1', fact_key: 'zendesk:1', cells: { priority: 'p1' } }]);
  });

  it('of equal versions wait as they came last, on one page or on two', async () => {
    await keep(ticket({ cells: { priority: 'p4' } }), ticket({ cells: { priority: 'p3' } }));
    await keep(ticket({ cells: { priority: 'p2' } }));
    expect(await waiting()).toEqual([{ account_key: 'org-1', fact_key: 'zendesk:1', cells: { priority: 'p2' } }]);
  });

  it('that come in parts wait as a whole, whichever part comes last', async () => {
    await keep(ticket({ version: at(3), cells: { csat: 5 } }));
    await keep(ticket({ version: at(1), cells: { ticket_id: 'zendesk:1', csat: 1 } }));
    await keep(
      ticket({ version: at(4), cells: { priority: 'p2' } }),
      ticket({ version: at(2), cells: { reopened: 1 } }),
    );
    expect((await waiting())[0].cells).toEqual({ ticket_id: 'zendesk:1', csat: 5, priority: 'p2', reopened: 1 });
  });

  it('beyond ten thousand of one customer are counted only; known ones still change, and other customers wait as before', async () => {
    const many = Array.from({ length: MAX_WAITING + 3 }, (_, index) => ticket({ factKey: `zendesk:${index}` }));
    await keep(...many, ticket({ accountKey: 'org-2' }));
    await keep(ticket({ factKey: 'zendesk:0', cells: { priority: 'p3' } }), ticket({ factKey: 'zendesk:new' }));
    const rows = await waiting();
    expect(rows).toHaveLength(MAX_WAITING + 2);
    expect(rows).toContainEqual({ account_key: 'org-1', fact_key: '', cells: { left_out: 4 } });
    expect(rows).toContainEqual({ account_key: 'org-1', fact_key: 'zendesk:0', cells: { ticket_id: 'zendesk:1', priority: 'p3' } }); // prettier-ignore
    expect(rows).toContainEqual(expect.objectContaining({ account_key: 'org-2' }));
  });
});
