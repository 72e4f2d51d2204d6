import { evaluateAccount } from '../../src/scoring/evaluate-account';
import type { ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { buildFeatures, GOOD_RELATIONS, NOW } from './build-features';

let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/six-dimension.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});
const observe = (hysteresisPoints: number, features = buildFeatures()) =>
  evaluateAccount(features, { model: { ...model, hysteresisPoints }, playbook, freshness: [] }, NOW);

describe('the margin a model asks for', () => {
  it('goes to the alert rules with the bands of the account, and leaves its own band alone', () => {
    const { health, observation } = observe(3);
    expect(observation.hysteresis).toEqual({ points: 3, ranges: model.base.bands });
    expect([observation.band, observation.score]).toEqual([health.band, health.score]);
  });

  it('is none of a model that asks for none', () => {
    expect(observe(0).observation.hysteresis).toBeNull();
  });

  it('is none where the trend made the band, for a margin is one of levels', () => {
    const well = buildFeatures(GOOD_RELATIONS);
    const score30DaysAgo = (observe(3, well).health.score ?? 0) + 5;
    const { health, observation } = observe(3, { ...well, score30DaysAgo });
    expect(health.direction).toBe('declining');
    expect(observation.hysteresis).toBeNull();
  });
});
