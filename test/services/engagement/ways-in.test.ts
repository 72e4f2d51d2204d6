import { Pool } from 'pg';
import { prepareAsOf, showAsOf, toAsOfUrl } from '../../../src/db/as-of';
import { openChangedAccounts } from '../../../src/db/queries/facts/changed-accounts';
import { withConnection } from '../../../src/db/queries/ingest-lock';
import { mergeAccounts } from '../../../src/db/queries/pull/mergers';
import { takeFactsBack } from '../../../src/db/queries/take-back';
import { postgresKind } from '../../../src/ingest/postgres/connector';
import { scoreAccount } from '../../../src/scoring/score-account';
import { importDirectory } from '../../../src/services/ingest/import-directory';
import { loadModel } from '../../../src/services/model/load-model';
import { runPull } from '../../../src/services/pull/run-pull';
import { readFreshness } from '../../../src/services/read-freshness';
import { getFeatures } from '../../db/queries/account-facts';
import { lines, useCsvDirectories } from '../../ingest/csv-directory';
import { toolsWith } from '../../ingest/postgres/warehouse';
import { truncateAll, useDatabase } from '../../support/database';
import { deliver, seedAccounts, work } from '../hooks/deliveries';

const database = useDatabase();
const warehouse = useDatabase({ from: 'nothing' });
const makeDirectory = useCsvDirectories();
const NOW = new Date('2026-03-10T12:00:00Z');
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
beforeEach(async () => {
  await truncateAll(database.pool);
  await seedAccounts(database.db, 'acme', 'globex');
});

const listDays = async () => {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `select account_id as "accountId", day::text, emails_opened as opened, webinars_attended as webinars, community_posts as posts
     from engagement_daily order by account_id, day`,
  );
  return rows;
};
const importFile = async (...rows: readonly string[]) => {
  const dir = await makeDirectory({ 'engagement_daily.csv': lines(...rows) });
  return importDirectory({ pool: database.pool, source: 'csv', dir, now: NOW });
};
const HEADER = 'account_id,day,emails_opened,emails_clicked,webinars_attended,community_posts,community_replies,help_searches'; // prettier-ignore

describe('R236: engagement comes in', () => {
  it('by a file of the contract, and what breaks it is kept aside', async () => {
    const { files } = await importFile(HEADER, 'acme,2026-03-09,3,,1,,,0', 'acme,2026-03-08,-1,,,,,', 'acme,,1,,,,,');
    expect(files).toMatchObject([{ stream: 'engagement_daily', rowsRead: 3, landed: 1, quarantined: 2, error: null }]);
    expect(await listDays()).toEqual([{ accountId: 'acme', day: '2026-03-09', opened: 3, webinars: 1, posts: null }]);
  });

  it('by our own signed webhook, without saying which day is complete: silence is no dead source', async () => {
    const rows = [{ account_id: 'acme', day: '2026-03-09', community_posts: 2 }];
    await deliver(database.db, { stream: 'engagement_daily', rows });
    expect((await work(database)).scored).toEqual([['acme']]);
    expect(await listDays()).toMatchObject([{ accountId: 'acme', posts: 2 }]);
  });

  it('by the user’s own SELECT', async () => {
    await warehouse.pool.query(`
      drop table if exists mails; create table mails (account_id text, day date, opened int);
      insert into mails values ('acme', '2026-03-09', 4)`);
    const sql = 'select account_id, day, opened as emails_opened from mails where day >= :since';
    const settings = { tls: 'off', queries: [{ stream: 'engagement_daily', sql }] };
    const connector = postgresKind.create('warehouse', settings, toolsWith({ URL: warehouse.url }));
    await runPull({ pool: database.pool, connector, now: NOW });
    expect(await listDays()).toMatchObject([{ accountId: 'acme', opened: 4 }]);
  });
});

describe('R236: what came in', () => {
  it('is a feature, a signal, and a part of the dimension engagement', async () => {
    const days = Array.from({ length: 180 }, (_, ago) => new Date(NOW.getTime() - (ago + 1) * 86_400_000).toISOString().slice(0, 10)); // prettier-ignore
    await importFile('account_id,day,help_searches', ...days.map((day, ago) => `acme,${day},${ago < 90 ? 1 : 2}`));
    const features = await getFeatures(database.pool, 'acme', NOW);
    expect(features).toMatchObject({ engagementActions90: 90, engagementActions90Prev: 180 });
    const { dimensions } = scoreAccount(features, await loadModel('models/six-dimension.yaml'), NOW);
    const engagement = dimensions.find(({ dimension }) => dimension === 'engagement');
    expect(engagement?.signals.map(({ signal, value }) => [signal, value])).toEqual([
      ['engagement_actions_90d', 30],
      ['engagement_trend_90d', -0.5],
    ]);
    expect(engagement?.score).toBeGreaterThan(0);
  });

  it('is stale only after a week: mailing tools report late', async () => {
    await importFile('account_id,day,emails_opened', 'acme,2026-03-01,1');
    const at = (hours: number) => readFreshness(database.db, { now: hoursLater(hours) });
    expect(await at(168)).toMatchObject([{ stream: 'engagement_daily', limitHours: 168, isStale: false }]);
    expect(await at(169)).toMatchObject([{ isStale: true }]);
  });

  it('goes with an account into the one that it became', async () => {
    await importFile('account_id,day,emails_opened', 'acme,2026-03-01,1', 'acme,2026-03-02,2', 'globex,2026-03-02,7');
    await withConnection(database.pool, async ({ client }) => {
      await openChangedAccounts(client);
      await mergeAccounts(client, { loser: 'acme', winner: 'globex', now: NOW });
    });
    const ofGlobex = (await listDays()).filter(({ accountId }) => accountId === 'globex');
    expect(ofGlobex.map(({ day, opened }) => [day, opened])).toEqual([['2026-03-01', 1], ['2026-03-02', 7]]); // prettier-ignore
  });

  it('waits again, day by day, when its customer is another account', async () => {
    await importFile('account_id,day,emails_opened', 'acme,2026-03-01,1', 'acme,2026-03-02,2');
    await withConnection(database.pool, async ({ client, db }) => {
      await openChangedAccounts(client);
      await takeFactsBack(db, { source: 'csv', key: 'k', accountId: 'acme', now: NOW });
    });
    const { rows } = await database.pool.query('select stream, fact_key from waiting_facts order by fact_key');
    expect(rows).toEqual([
      { stream: 'engagement_daily', fact_key: '2026-03-01' },
      { stream: 'engagement_daily', fact_key: '2026-03-02' },
    ]);
    expect(await listDays()).toEqual([]);
  });

  it('is not seen by a backtest before its day', async () => {
    await importFile('account_id,day,emails_opened', 'acme,2026-03-01,1', 'acme,2026-03-02,2');
    await prepareAsOf(database.pool);
    await showAsOf(database.pool, '2026-03-02');
    const past = new Pool({ connectionString: toAsOfUrl(database.url) });
    try {
      const { rows } = await past.query('select day::text from engagement_daily');
      expect(rows).toEqual([{ day: '2026-03-01' }]);
      const reach = await past.query('select last_fact_on::text as last from source_streams');
      expect(reach.rows).toEqual([{ last: '2026-03-01' }]);
    } finally {
      await past.end();
      await database.pool.query('drop schema as_of cascade');
    }
  });
});
