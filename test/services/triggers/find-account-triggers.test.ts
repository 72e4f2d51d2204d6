import { TriggersConfig } from '../../../src/config-triggers';
import type { StreamFreshness } from '../../../src/domain/stream';
import { evaluateAccount } from '../../../src/scoring/evaluate-account';
import { loadModel } from '../../../src/services/model/load-model';
import { loadPlaybook } from '../../../src/services/model/load-playbook';
import { findAccountTriggers } from '../../../src/services/triggers/find-account-triggers';
import { listStaleStreams } from '../../../src/services/triggers/list-stale-streams';
import { buildFeatures, NOW } from '../../scoring/build-features';

const entry = (stream: StreamFreshness['stream'], source: string, isStale: boolean): StreamFreshness => ({
  stream,
  source,
  isStale,
  asOf: NOW,
  limitHours: 48,
});

describe('telemetry over its limit', () => {
  const freshness = [entry('usage_daily', 'a', true), entry('usage_daily', 'b', false), entry('nps', 'c', true), entry('tickets', 'c', false)]; // prettier-ignore

  it.each([
    ['a', ['usage_daily', 'nps']],
    ['b', ['nps']], // its usage comes from a source that is in time
    [null, ['usage_daily', 'nps']],
  ])('for an account whose usage comes from %s is %o', (source, expected) => {
    expect(listStaleStreams(freshness, source)).toEqual(expected);
  });
});

describe('what the alert rules see of an account', () => {
  it('is its observation with what holds, what nobody can tell, and what not to trust', async () => {
    const model = await loadModel('models/three-pillar.yaml');
    const playbook = await loadPlaybook('models/playbook.yaml');
    const features = buildFeatures({ lastActiveOn: '2026-02-01', createdOn: '2024-01-01' });
    const freshness = [entry('nps', 'c', true)];
    const evaluation = evaluateAccount(features, { model, playbook, freshness }, NOW);
    const context = { settings: TriggersConfig.parse({}), freshness };
    const seen = findAccountTriggers(features, evaluation, { ...context, isUsageDoubtful: false });
    expect(seen).toMatchObject({ ...evaluation.observation, isCritical: evaluation.health.isCritical, staleStreams: ['nps'] }); // prettier-ignore
    expect(seen.findings?.map(({ trigger }) => trigger)).toContain('inactive');
    expect(seen.unknownTriggers).toContain('sponsor_dormant');
    const doubted = findAccountTriggers(features, evaluation, { ...context, isUsageDoubtful: true });
    expect(doubted.staleStreams).toEqual(['nps', 'usage_daily']);
  });
});
