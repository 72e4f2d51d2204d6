import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideCrmHealth } from '../../src/alerts/decide-crm-health';
import { ConfigFile } from '../../src/config-file';
import type { ScoringModel } from '../../src/scoring/model';
import { saveableRevenue } from '../../src/scoring/save-probability';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { buildAccountCard } from '../../src/views/account-card';
import { bandLabel } from '../../src/views/wording';
import { textOf } from '../views/reading';
import { buildAccount, HEALTH, INSIGHTS } from '../views/samples';
import { buildUnknown, NOW } from './build-features';
import { buildPlain } from './build-model';

let threePillar: ScoringModel;
let sixDimension: ScoringModel;
beforeAll(async () => {
  threePillar = await loadModel('models/three-pillar.yaml');
  sixDimension = await loadModel('models/six-dimension.yaml');
});

describe('X1: two presets, and bands travel with their weights', () => {
  const edgesOf = ({ base }: ScoringModel) => base.bands.map(({ band, from, to }) => [band, from, to]);

  it('each has its own version, weights and bands; that of the three pillars is the default', () => {
    expect(edgesOf(threePillar)).toEqual([['red', 0, 35], ['yellow', 36, 70], ['green', 71, 100]]);
    expect(edgesOf(sixDimension)).toEqual([['red', 0, 49], ['yellow', 50, 74], ['green', 75, 100]]);
    expect(threePillar.version).not.toBe(sixDimension.version);
    expect(ConfigFile.parse({}).model).toBe('three-pillar');
  }); // prettier-ignore

  it.each([
    ['bands', { bands: { red: [0, 49], yellow: [50, 74], green: [75, 100] } }],
    ['weights', { dimensions: { product: { weight: 10 } } }],
  ])('nobody mixes them: barometer.yaml takes no %s', (_what, own) => {
    expect(ConfigFile.safeParse(own).success).toBe(false);
  });

  it('Critical is the worst part of red: Slack and the CRM know three colours', () => {
    const dimensions = buildPlain({ all: 1 }, { all: 12 });
    const model = { ...sixDimension, base: { ...sixDimension.base, dimensions } };
    const health = scoreAccount(buildUnknown(), model, NOW);
    expect(health).toMatchObject({ band: 'red', isCritical: true });
    expect(bandLabel(health.band)).toBe('🔴 Red');
    const subject = { accountId: 'acme', recordId: 'r1', isCustomer: true, band: health.band, reason: null, scoredAt: NOW, stale: null };
    const settings = { isDryRun: false, refreshDays: 7, now: NOW };
    expect(decideCrmHealth(subject, null, settings)).toMatchObject({ kind: 'write', values: { health: 'red' } });
  }); // prettier-ignore

  it('60, 70 and 80 are limits of the saved lists, which an administrator can edit', () => {
    const { filters } = ConfigFile.parse({});
    const { renewal_risk, expansion_ready, high_value_at_risk } = filters;
    expect([high_value_at_risk.score_below, renewal_risk.score_below, expansion_ready.score_above]).toEqual([60, 70, 80]);
    const edited = ConfigFile.parse({ filters: { renewal_risk: { score_below: 65 } } });
    expect(edited.filters.renewal_risk).toEqual({ renewal_days: 90, score_below: 65 });
    expect(edited.filters.high_value_at_risk).toEqual(high_value_at_risk);
  }); // prettier-ignore
});

it('X4: money weighs 35% by the three pillars and 10% by the six dimensions', () => {
  const shareOf = ({ base }: ScoringModel) =>
    (base.dimensions.find(({ name }) => name === 'financial')?.weight ?? 0) /
    base.dimensions.reduce((sum, { weight }) => sum + weight, 0);
  expect([shareOf(threePillar), shareOf(sixDimension)]).toEqual([0.35, 0.1]);
});

describe('X31: nothing is promised', () => {
  it('what can be saved follows the one ladder by days to the renewal, and is called an assumption', () => {
    expect([90, 60, 30, 0].map((days) => saveableRevenue(100, days))).toEqual([80, 60, 30, 10]);
    const health = { ...HEALTH, revenueAtRisk: 100_000, insights: { ...INSIGHTS, saveable: 60_000 } };
    expect(textOf(buildAccountCard(buildAccount({ health })).blocks)).toContain('about $60K can be saved (assumption)');
  });

  it('no sentence of ours says by how much churn falls, or how many are saved', () => {
    const texts = ['src', 'models'].flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(ts|yaml)$/.test(name))
        .map((name) => readFileSync(join(room, name), 'utf8')),
    );
    const strings = texts.flatMap((text) => text.match(/'[^'\n]*'|`[^`]*`|"[^"\n]*"/g) ?? []);
    const promise = /(churn|sav(e[ds]?|ing))\b[^%]{0,40}\b(38|30|40|80|20) ?%|\b(38|30–40|80|20) ?%[^%]{0,40}(churn|\bsaved?\b)/i;
    expect(strings.filter((one) => promise.test(one))).toEqual([]);
    expect(promise.test('Reps who act early save 80% of accounts')).toBe(true);
  }); // prettier-ignore
});
