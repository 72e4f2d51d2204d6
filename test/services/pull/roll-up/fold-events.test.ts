import fc from 'fast-check';
import { openChangedAccounts } from '../../../../src/db/queries/facts/changed-accounts';
import { withConnection } from '../../../../src/db/queries/ingest-lock';
import type { ProductEvent } from '../../../../src/ingest/pull/connector';
import { resolveAccounts } from '../../../../src/services/pull/identity/resolve-accounts';
import { foldEvents, type Fold } from '../../../../src/services/pull/roll-up/fold-events';
import { insert } from '../../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../../support/database';

const database = useDatabase();
const NOW = new Date('2026-03-04T06:00:00Z');
const DAY = '2026-03-03';
const FORGOTTEN = '2026-01-20';

const event = (id: string, over: Partial<ProductEvent> & { key?: string } = {}): ProductEvent => ({
  kind: 'event',
  id,
  account: { key: over.key ?? 'g1', externalId: over.key === undefined ? 'acme' : null },
  day: DAY,
  userId: 'u1',
  feature: null,
  isLogin: false,
  ...over,
});

async function fold(events: readonly ProductEvent[], over: Partial<Fold> = {}) {
  return withConnection(database.pool, async (connection) => {
    await openChangedAccounts(connection.client);
    const source = over.source ?? 'segment';
    await resolveAccounts(connection.db, { source, hints: events.map(({ account }) => account), now: NOW });
    return foldEvents(connection, { source, events, now: NOW, ...over });
  });
}

async function usage() {
  const { rows } = await database.pool.query(
    'select account_id, day, active_users, logins, events, features_used from usage_daily order by account_id, day',
  );
  return rows;
}

const row = (over: object) => ({ account_id: 'acme', day: DAY, active_users: 1, logins: 0, events: 1, features_used: 0, ...over }); // prettier-ignore

beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }, { account_id: 'globex', name: 'Globex' }]); // prettier-ignore
});

describe('product events become days of usage', () => {
  it('counted by user, login and feature', async () => {
    const events = [
      event('1', { isLogin: true }),
      event('2', { feature: 'export' }),
      event('3', { userId: 'u2', feature: 'export' }),
      event('4', { userId: null, feature: 'report' }),
    ];
    expect(await fold(events)).toEqual({ changedAccounts: ['acme'], engagementChanged: [] });
    expect(await usage()).toEqual([row({ active_users: 2, logins: 1, events: 4, features_used: 2 })]);
  });

  it('each once, however often it comes', async () => {
    await fold([event('1'), event('1')]);
    expect(await fold([event('1')])).toEqual({ changedAccounts: [], engagementChanged: [] });
    expect(await usage()).toEqual([row({})]);
  });

  it('without active users where no event names one', async () => {
    await fold([event('1', { userId: null })]);
    expect(await usage()).toEqual([row({ active_users: null })]);
  });

  it('only in the columns that the stream says it fills; what else is known of the day stays', async () => {
    await insert(database.pool, 'usage_daily', [{ account_id: 'acme', day: DAY, logins: 7, minutes: 30 }]);
    await fold([event('1')], { columns: ['active_users', 'events'] });
    const { rows } = await database.pool.query('select logins, events, minutes from usage_daily');
    expect(rows).toEqual([{ logins: 7, events: 1, minutes: 30 }]);
  });

  it('of two customers of the source that are one account together', async () => {
    await fold([event('1')]);
    await database.pool.query(
      `insert into source_accounts (source, key, account_id, matched_by, first_seen_at, last_seen_at) values ('segment', 'g2', 'acme', 'person', now(), now())`,
    );
    await fold([event('2', { key: 'g2', userId: 'u2' })]);
    expect(await usage()).toEqual([row({ active_users: 2, events: 2 })]);
  });

  it('of nobody known are kept, and counted for no account', async () => {
    await fold([event('1', { key: 'nobody' })]);
    expect(await usage()).toEqual([]);
    expect(await database.pool.query('select from usage_events')).toHaveProperty('rowCount', 1);
  });

  it('whatever order and however many times they come', async () => {
    const users = fc.constantFrom('u1', 'u2', 'u3', null);
    const ids = fc.array(fc.record({ id: fc.integer({ min: 1, max: 9 }).map(String), userId: users }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(ids, fc.integer({ min: 1, max: 5 }), async (given, size) => {
        await database.pool.query('truncate usage_events, usage_daily');
        for (let from = 0; from < given.length; from += size)
          await fold(given.slice(from, from + size).map(({ id, userId }) => event(id, { userId })));
        const first = new Map(given.toReversed().map(({ id, userId }) => [id, userId]));
        const seen = new Set([...first.values()].filter((userId) => userId !== null));
        expect(await usage()).toEqual([row({ events: first.size, active_users: seen.size === 0 ? null : seen.size })]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a day that comes anew', () => {
  it('is what came last, and is gone where nothing came', async () => {
    await fold([event('1'), event('2', { key: 'g9', account: { key: 'g9', externalId: 'globex' } })]);
    const { changedAccounts } = await fold([event('3'), event('4')], { replacesDays: [DAY] });
    expect(changedAccounts.toSorted()).toEqual(['acme', 'globex']);
    expect(await usage()).toEqual([row({ events: 2 })]);
  });

  it('leaves other days and other sources alone', async () => {
    await fold([event('1', { day: '2026-03-02' })]);
    await fold([event('1')], { source: 'mixpanel' });
    await fold([], { replacesDays: [DAY] });
    expect(await usage()).toEqual([row({ day: '2026-03-02' }), row({})]);
  });
});

describe('a late event', () => {
  it('of engagement go alone: what another tool said of the day stays', async () => {
    const engagementColumns = ['emails_opened'];
    await insert(database.pool, 'engagement_daily', [{ account_id: 'acme', day: DAY, community_posts: 3, source: 'csv' }]); // prettier-ignore
    const read = async () => (await database.pool.query('select emails_opened, community_posts from engagement_daily')).rows; // prettier-ignore
    await fold([event('1', { engagement: 'email_opened' })], { engagementColumns });
    expect(await read()).toEqual([{ emails_opened: 1, community_posts: 3 }]);
    await fold([], { replacesDays: [DAY], engagementColumns });
    expect(await read()).toEqual([{ emails_opened: null, community_posts: 3 }]);
  });

  it('of a day whose events are forgotten makes no number smaller', async () => {
    await insert(database.pool, 'usage_daily', [
      { account_id: 'acme', day: FORGOTTEN, active_users: 40, logins: 12, events: 900, features_used: 6 },
    ]);
    await fold([event('1', { day: FORGOTTEN })]);
    expect(await usage()).toEqual([
      row({ day: FORGOTTEN, active_users: 40, logins: 12, events: 900, features_used: 6 }),
    ]);
  });

  it('of a day that is still kept is added to it', async () => {
    await fold([event('1')]);
    await fold([event('2', { userId: 'u2' })]);
    expect(await usage()).toEqual([row({ active_users: 2, events: 2 })]);
  });
});
