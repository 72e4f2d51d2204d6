import fc from 'fast-check';
import { insertHookDelivery } from '../../../src/db/queries/hook-deliveries';
import { segmentKind } from '../../../src/ingest/segment/connector';
import { createVendorLanding, type VendorLanding } from '../../../src/services/hooks/create-vendor-landing';
import { createTools } from '../../connectors/world';
import { truncateAll, useDatabase } from '../../support/database';
import { work } from './deliveries';

const database = useDatabase();
const NOW = new Date('2026-03-10T12:00:00Z');
const SOURCE = 'segment';
const TABLES = ['usage_events', 'usage_daily', 'hook_deliveries', 'quarantine'];
/** Two customers are one account; the third is nobody's. */
const ACCOUNTS: Readonly<Record<string, string>> = { g1: 'acme', g2: 'acme', g3: 'globex' };

type Call = { id: number; group: string; day: string; user: string | null; name: string };
/** What a message says does not change when it is sent again. */
const callOf = (id: number): Call => ({
  id,
  group: ['g1', 'g2', 'g3', 'g4'][id % 4] ?? 'g4',
  day: ['2026-03-07', '2026-03-08', '2026-03-09'][id % 3] ?? '',
  user: [null, 'u1', 'u2', 'u3', 'u4'][id % 5] ?? null,
  name: ['Logged In', 'Report opened', 'Exported'][Math.floor(id / 3) % 3] ?? '',
});

const toBody = (ids: readonly number[]): string =>
  JSON.stringify(
    ids.map(callOf).map(({ id, group, day, user, name }) => ({
      type: 'track',
      messageId: `m${id}`,
      timestamp: `${day}T10:00:00Z`,
      event: name,
      ...(user === null ? {} : { userId: user }),
      context: { groupId: group },
    })),
  );

/** Added up from scratch, each message once. */
function addUp(ids: readonly number[]) {
  const calls = [...new Set(ids)].map(callOf).filter(({ group }) => ACCOUNTS[group] !== undefined);
  const dayOf = ({ group, day }: Call): string => `${ACCOUNTS[group]} ${day}`;
  return [...new Set(calls.map(dayOf))]
    .map((of) => {
      const some = calls.filter((call) => dayOf(call) === of);
      const features = some.filter(({ name }) => name !== 'Logged In');
      const users = new Set(some.flatMap(({ user }) => user ?? [])).size;
      return {
        of,
        active_users: users === 0 ? null : users,
        logins: some.length - features.length,
        events: some.length,
        features_used: new Set(features.map(({ name }) => name)).size,
      };
    })
    .toSorted((a, b) => a.of.localeCompare(b.of));
}

async function readUsage() {
  const { rows } = await database.pool.query(
    `select account_id || ' ' || day as of, active_users, logins, events, features_used from usage_daily order by 1`,
  );
  return rows;
}

async function seed(): Promise<void> {
  await truncateAll(database.pool);
  await database.pool.query(
    `insert into accounts (account_id, name, source, updated_at) values ('acme', 'Acme', 'csv', now()), ('globex', 'Globex', 'csv', now())`,
  );
  await database.pool.query(
    `insert into source_accounts (source, key, account_id, matched_by, matched_at, first_seen_at, last_seen_at)
     select $1, key, account_id, 'person', now(), now(), now() from unnest($2::text[], $3::text[]) as t(key, account_id)`,
    [SOURCE, Object.keys(ACCOUNTS), Object.values(ACCOUNTS)],
  );
}

const tools = createTools({ subject: { secrets: {} }, clock: { ms: NOW.getTime() }, sleptMs: [], logs: [] });
const connector = segmentKind.create(SOURCE, { time_zone: 'UTC' }, tools());
const landing = () => createVendorLanding(database.pool, connector, { now: () => NOW });

/** Deliveries of calls, and after which of them the worker gets to its turn. */
const deliveries = fc.array(
  fc.record({
    ids: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }),
    isWorkedOn: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);

describe('usage that is delivered', () => {
  beforeAll(seed);

  it('is the same as added up from scratch: in any order, any number of times, and however many deliveries are taken up together', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, async (sent) => {
        await database.pool.query(`truncate ${TABLES.join(', ')}`);
        const vendors = new Map([[SOURCE, landing()]]);
        for (const [index, { ids, isWorkedOn }] of sent.entries()) {
          const delivery = { source: SOURCE, deliveryId: String(index), receivedAt: NOW, body: toBody(ids) };
          await insertHookDelivery(database.db, delivery);
          if (isWorkedOn) await work(database, NOW, { vendors });
        }
        await work(database, NOW, { vendors });
        expect(await readUsage()).toEqual(addUp(sent.flatMap(({ ids }) => ids)));
      }),
      { numRuns: 15 },
    );
  });

  it('lands though one delivery beside it cannot', async () => {
    await database.pool.query(`truncate ${TABLES.join(', ')}`);
    const { read, land } = landing();
    const failing: VendorLanding = {
      read,
      land: (some) => (JSON.stringify(some).includes('"m7"') ? Promise.reject(new Error('not that one')) : land(some)),
    };
    for (const [index, ids] of [[1, 2], [7], [3, 4]].entries()) {
      const delivery = { source: SOURCE, deliveryId: String(index), receivedAt: NOW, body: toBody(ids) };
      await insertHookDelivery(database.db, delivery);
    }
    const { summary } = await work(database, NOW, { vendors: new Map([[SOURCE, failing]]) });
    expect(summary).toMatchObject({ done: 2, postponed: 1 });
    expect(await readUsage()).toEqual(addUp([1, 2, 3, 4]));
  });
});
