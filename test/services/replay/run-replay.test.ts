import { join } from 'node:path';
import { composeVariants, type VariantWish } from '../../../src/compose-replay';
import { ConfigFile } from '../../../src/config-file';
import { TRIGGERS } from '../../../src/domain/trigger';
import { loadModel } from '../../../src/services/model/load-model';
import { loadPlaybook } from '../../../src/services/model/load-playbook';
import type { ReplayResult } from '../../../src/services/replay/replay-result';
import { runReplay } from '../../../src/services/replay/run-replay';
import { truncateAll, useDatabase } from '../../support/database';
import { buildSmallPast, dayOf, LAST } from './small-past';

const MODELS = join(__dirname, '../../../models');
const database = useDatabase();

/** Every trigger but these switched off: what is left can be counted by hand. */
function onlyThese(...wanted: readonly string[]): ConfigFile {
  const off = TRIGGERS.filter((id) => id !== 'turned_red' && !wanted.includes(id)).map((id) => [
    id,
    { enabled: false },
  ]);
  return ConfigFile.parse({ alerts: { triggers: Object.fromEntries(off) } });
}

async function replay(
  file: ConfigFile,
  wishes: readonly VariantWish[] = [],
  days: { from?: string; to?: string } = {},
) {
  const model = await loadModel(join(MODELS, 'three-pillar.yaml'), null);
  const playbook = await loadPlaybook(join(MODELS, 'playbook.yaml'));
  const span = { from: dayOf(31), to: dayOf(LAST), ...days };
  const variants = composeVariants(file, wishes);
  const ways = { ...database, db: database.db, pool: database.pool, close: () => Promise.resolve() };
  return runReplay({ ...ways, model, playbook, variants, ...span });
}

const TICKETS = ['p1_opened', 'urgent_ticket_open'];

describe('a past that can be counted by hand', () => {
  let result: ReplayResult;
  beforeAll(async () => {
    await truncateAll(database.pool);
    await buildSmallPast(database.pool);
    result = await replay(onlyThese(...TICKETS), [
      { name: 'patient', sets: ['alerts.triggers.urgent_ticket_open.hours=100'] },
      { name: 'deaf', sets: TICKETS.map((id) => `alerts.triggers.${id}.enabled=false`) },
    ]);
  });

  it('R160: says what the settings would have told: each P1 at once, its 24 hours joining it, the P2 once it is a day old', () => {
    expect(result).toMatchObject({ from: dayOf(31), to: dayOf(LAST), days: 90, accounts: 4, left_basis: 'outcomes' });
    expect(result.variants[0]).toEqual({
      name: 'present',
      set: [],
      alerts: 3,
      joined: 2, // each P1 a second time, on its second morning
      by_tier: { critical: 2, high: 1, moderate: 0, renewal: 0, expansion: 0 },
      by_trigger: { p1_opened: 2, urgent_ticket_open: 1 },
      // of Anna three weeks with one alert and nine without, of Carl twelve without
      per_person_week: { median: 0, p95: 1, most: 1 },
      weekly_budget: 12,
      over_budget: 0,
      left: { accounts: 2, caught: 1, late: 0, missed: 1 },
      came_to_nothing: { alerts: 2, of: 3 },
    });
  });

  it('R160: says it of changed settings beside the present ones, from the same days', () => {
    const figures = result.variants.map(({ name, alerts, joined, left }) => [name, alerts, joined, left.caught]);
    expect(figures).toEqual([
      ['present', 3, 2, 1],
      ['patient', 3, 0, 1],
      ['deaf', 0, 0, 0],
    ]);
  });

  it('what was there on the first day is taken as known, as a first run does', async () => {
    const { variants } = await replay(onlyThese(...TICKETS), [], { from: dayOf(41), to: dayOf(60) });
    expect(variants[0]?.by_trigger).toEqual({ urgent_ticket_open: 2 }); // the P1 only once it is a day old
  });

  it('writes nothing', async () => {
    const tables = [
      'health_history',
      'account_health',
      'alert_states',
      'trigger_states',
      'alerts',
      'shared_causes',
      'outbox',
    ];
    const count = async () =>
      Promise.all(tables.map(async (table) => (await database.pool.query(`select 1 from ${table}`)).rowCount));
    await replay(onlyThese(...TICKETS), [], { from: dayOf(39), to: dayOf(45) });
    expect(await count()).toEqual(tables.map(() => 0));
  });

  it('says so where there was nothing to score', async () => {
    await expect(replay(onlyThese(), [], { from: '2020-01-01', to: '2020-02-01' })).rejects.toThrow(
      'No account had enough data to be scored between 2020-01-01 and 2020-02-01.',
    );
  });
});
