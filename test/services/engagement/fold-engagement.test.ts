import { openChangedAccounts } from '../../../src/db/queries/facts/changed-accounts';
import { type Connection, withConnection } from '../../../src/db/queries/ingest-lock';
import type { ProductEvent } from '../../../src/ingest/pull/connector';
import { changeMatch } from '../../../src/services/pull/identity/change-match';
import { resolveAccounts } from '../../../src/services/pull/identity/resolve-accounts';
import { foldEvents, type Fold } from '../../../src/services/pull/roll-up/fold-events';
import { insert } from '../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const NOW = new Date('2026-03-04T06:00:00Z');
const DAY = '2026-03-03';
const COLUMNS = ['day', 'emails_opened', 'help_searches'];

const event = (id: string, over: Partial<ProductEvent> = {}): ProductEvent => ({
  kind: 'event',
  id,
  account: { key: 'g1', externalId: 'acme' },
  day: DAY,
  userId: 'u1',
  feature: null,
  isLogin: false,
  ...over,
});
const opened = (id: string, over: Partial<ProductEvent> = {}) => event(id, { engagement: 'email_opened', ...over });

const inConnection = <T>(work: (connection: Connection) => Promise<T>) =>
  withConnection(database.pool, async (connection) => {
    await openChangedAccounts(connection.client);
    return work(connection);
  });
const fold = (events: readonly ProductEvent[], over: Partial<Fold> = {}) =>
  inConnection(async (connection) => {
    await resolveAccounts(connection.db, { source: 'segment', hints: events.map(({ account }) => account), now: NOW });
    return foldEvents(connection, { source: 'segment', events, engagementColumns: COLUMNS, now: NOW, ...over });
  });

const read = async (table: string) => {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `select to_jsonb(t) - array['source', 'updated_at'] as row from ${table} t order by account_id, day`,
  );
  return rows.map(({ row }) => row);
};
const NONE = { emails_clicked: null, webinars_attended: null, community_posts: null, community_replies: null };
const engaged = (over: object) => ({ account_id: 'acme', day: DAY, ...NONE, emails_opened: 0, help_searches: 0, ...over }); // prettier-ignore

beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }, { account_id: 'globex', name: 'Globex' }]); // prettier-ignore
});

describe('R236: events around the product become days of engagement', () => {
  it('each counted once, in the columns the source has events for, and none is use of the product', async () => {
    const events = [opened('1'), opened('1'), opened('2', { userId: 'u2' }), event('3', { engagement: 'help_search' })];
    expect(await fold(events)).toEqual({ changedAccounts: [], engagementChanged: ['acme'] });
    expect(await fold(events)).toEqual({ changedAccounts: [], engagementChanged: [] });
    expect(await read('engagement_daily')).toEqual([engaged({ emails_opened: 2, help_searches: 1 })]);
    expect(await read('usage_daily')).toEqual([]);
  });

  it('beside what was done in the product on the same day', async () => {
    await fold([opened('1', { userId: 'reader' }), event('2', { feature: 'export' }), event('3', { isLogin: true })]);
    expect(await read('usage_daily')).toMatchObject([{ active_users: 1, logins: 1, events: 2, features_used: 1 }]);
    expect(await read('engagement_daily')).toEqual([engaged({ emails_opened: 1 })]);
  });

  it('of a day that comes anew what came last, and nothing where nothing came', async () => {
    await fold([opened('1'), opened('2')]);
    await fold([opened('3')], { replacesDays: [DAY] });
    expect(await read('engagement_daily')).toEqual([engaged({ emails_opened: 1 })]);
    expect(await fold([], { replacesDays: [DAY] })).toMatchObject({ engagementChanged: ['acme'] });
    expect(await read('engagement_daily')).toEqual([]);
  });

  it('leaving what another source said of the day, also when the day is empty again', async () => {
    await insert(database.pool, 'engagement_daily', [{ account_id: 'acme', day: DAY, community_posts: 3 }]);
    await fold([opened('1')]);
    expect(await read('engagement_daily')).toEqual([engaged({ emails_opened: 1, community_posts: 3 })]);
    await fold([], { replacesDays: [DAY] });
    const left = { emails_opened: null, help_searches: null, community_posts: 3 };
    expect(await read('engagement_daily')).toEqual([engaged(left)]);
  });

  it('where a late event of a day that is forgotten makes no number smaller', async () => {
    const day = '2026-01-20';
    await insert(database.pool, 'engagement_daily', [{ account_id: 'acme', day, emails_opened: 9, help_searches: 2 }]);
    await fold([opened('1', { day })]);
    expect(await read('engagement_daily')).toEqual([engaged({ day, emails_opened: 9, help_searches: 2 })]);
  });

  it('once the customer is recognised, and no longer when it is somebody else', async () => {
    const stranger = { account: { key: 'g9' } };
    await fold([opened('1', stranger), event('2', { ...stranger, feature: 'export' })]);
    expect(await read('engagement_daily')).toEqual([]);
    const match = (accountId: string) =>
      changeMatch(database.pool, { source: 'segment', key: 'g9', change: { kind: 'match', accountId }, byEmail: 'ruth@example.com', now: NOW }); // prettier-ignore
    await match('acme');
    expect(await read('engagement_daily')).toMatchObject([{ account_id: 'acme', emails_opened: 1 }]);
    expect(await read('usage_daily')).toMatchObject([{ account_id: 'acme', events: 1, features_used: 1 }]);
    await match('globex');
    expect(await read('engagement_daily')).toMatchObject([{ account_id: 'globex', emails_opened: 1 }]);
  });

  it('of two customers that are one account together, and without the one that leaves', async () => {
    await fold([opened('1'), opened('2', { account: { key: 'g2', externalId: 'acme' } })]);
    expect(await read('engagement_daily')).toEqual([engaged({ emails_opened: 2 })]);
    await changeMatch(database.pool, { source: 'segment', key: 'g2', change: { kind: 'match', accountId: 'globex' }, byEmail: 'ruth@example.com', now: NOW }); // prettier-ignore
    expect(await read('engagement_daily')).toMatchObject([
      { account_id: 'acme', emails_opened: 1 },
      { account_id: 'globex', emails_opened: 1 },
    ]);
  });
});
