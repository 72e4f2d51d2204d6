import { ConfigFile } from '../../src/config-file';
import { accountHealth, accounts, healthHistory } from '../../src/db/schema';
import type { KnownViewer } from '../../src/domain/viewer';
import type { ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { readList } from '../../src/services/lists/read-list';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { scoreAccounts } from '../../src/services/score-accounts';
import { scoreTouched } from '../../src/services/score-touched';
import { connect, dayAgo, hoursAgo, insert, NOW } from '../db/queries/account-facts';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme', csm_email: 'carl@example.com' }]);
  await connect(database.pool, 'usage_daily', 'tickets', 'invoices');
  for (let ago = 1; ago <= 40; ago += 1)
    await insert(database.pool, 'usage_daily', [{ account_id: 'acme', day: dayAgo(ago), logins: 100 }]);
});

const run = (now = NOW, accountIds?: readonly string[]) =>
  scoreAccounts({
    db: database.db, pool: database.pool, model, playbook, freshness: [], now, mode: { kind: 'live', announce: async () => ({}) },
    ...(accountIds === undefined ? {} : { accountIds }),
  }); // prettier-ignore
const getHealth = async () => {
  const [health] = await database.db.select().from(accountHealth);
  if (health === undefined || health.score === null) throw new Error('not scored');
  return { ...health, score: health.score };
};

describe('R63: every score is kept with how it moved in 30 days', () => {
  const history = (score: number) => ({
    accountId: 'acme', day: dayAgo(30), scoredAt: hoursAgo(720), modelVersion: model.version, score,
    band: 'green' as const, coverage: 1, dimensions: {}, points: {},
  }); // prettier-ignore

  it.each([
    [-5, 'improving'],
    [-4, 'stable'],
    [0, 'stable'],
    [4, 'stable'],
    [5, 'declining'],
  ])('it stood %d points higher then: %s', async (higher, trend) => {
    await run();
    const { score } = await getHealth();
    await database.db.insert(healthHistory).values(history(score + higher));
    await run(hoursAgo(-1));
    expect(await getHealth()).toMatchObject({ trend, change30: 0 - higher });
  });

  it('where nothing is known of then, it is kept as unknown', async () => {
    await run();
    expect((await getHealth()).trend).toBe('unknown');
  });
});

describe('R183: the list of a CSM', () => {
  const CARL: KnownViewer = {
    kind: 'person',
    slackUserId: 'U0CARL',
    person: { email: 'carl@example.com', name: 'Carl', role: 'csm', pod: null, managerEmail: null, slackUserId: 'U0CARL', timeZone: 'UTC' },
    scope: { kind: 'own', email: 'carl@example.com', pods: [] },
    managedPods: [],
  }; // prettier-ignore
  const read = async (now: Date) => {
    const deps = { db: database.db, filters: ConfigFile.parse({}).filters, currencyRates: {}, readFreshness: async () => [] };
    const list = await readList(deps, { viewer: CARL, state: { list: 'all', sort: 'recommended', page: 1 }, now });
    return list.rows.map(({ accountId, score, reason }) => ({ accountId, score, reason }));
  }; // prettier-ignore

  it('says what a delivery brought as soon as it landed', async () => {
    await run();
    const [before] = await read(NOW);
    await insert(database.pool, 'tickets', [{ account_id: 'acme', ticket_id: 't', opened_at: hoursAgo(50), priority: 'p1' }]); // prettier-ignore
    const at = new Date(NOW.getTime() + 2000);
    await scoreTouched({ db: database.db, pool: database.pool, accountIds: ['acme'], clock: () => at, score: (ids, now) => run(now, ids) }); // prettier-ignore
    const [after] = await read(at);
    expect(after?.score).toBeLessThan(before?.score ?? 0);
    expect(after?.reason).toBe('P1 ticket open for 2 days');
  });

  it('says what a night’s run brought, with nothing pressed', async () => {
    await run();
    await database.db.update(accounts).set({ renewalOn: dayAgo(-3) });
    const before = await read(NOW);
    await run(hoursAgo(-24));
    expect(await read(hoursAgo(-24))).not.toEqual(before);
  });
});
