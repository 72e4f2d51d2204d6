import fc from 'fast-check';
import type { AccountFeatures } from '../../src/domain/features';
import type { ScoringModel } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { buildFeatures, GOOD_RELATIONS, NOW } from './build-features';

let model: ScoringModel;
beforeAll(async () => {
  model = await loadModel('models/six-dimension.yaml');
});

/** The model as it was before engagement around the product was in it. */
function withoutEngagement(whole: ScoringModel): ScoringModel {
  const strip = (variant: ScoringModel['base']): ScoringModel['base'] => ({
    ...variant,
    dimensions: variant.dimensions.map((one) => ({
      ...one,
      signals: one.signals.filter(({ definition }) => definition.stream !== 'engagement_daily'),
    })),
  });
  const segments = Object.fromEntries(Object.entries(whole.segments).map(([name, variant]) => [name, strip(variant)]));
  return { ...whole, base: strip(whole.base), segments };
}

const count = (max: number) => fc.option(fc.integer({ min: 0, max }));
/** Anything from nothing to everything that is known of how they take part; a little of it is where coverage shows. */
const relations: fc.Arbitrary<Partial<AccountFeatures>> = fc.record({
  qbrsHeld180: count(2), qbrsAttended180: fc.constant(0), emailsSent90: count(5), emailsAnswered90: fc.constant(0), trainings90: count(2),
  invited90: count(3), attended90: fc.constant(0), areTrainingsRecorded: fc.boolean(),
  lastTouchAt: fc.constantFrom(null, new Date('2026-02-01T09:00:00Z')), segment: fc.constantFrom(null, 'smb' as const, 'enterprise' as const),
}); // prettier-ignore

it('R236: where nobody connects it, no score, coverage or part of one is another than without it', () => {
  const before = withoutEngagement(model);
  fc.assert(
    fc.property(relations, fc.boolean(), (over, isBare) => {
      const features = buildFeatures({ ...(isBare ? {} : GOOD_RELATIONS), connected: [...(GOOD_RELATIONS.connected ?? [])], ...over }); // prettier-ignore
      const { dimensions, ...whole } = scoreAccount(features, model, NOW);
      expect({ dimensions, ...whole }).toEqual(scoreAccount(features, before, NOW));
    }),
  );
});

const ENGAGED: Partial<AccountFeatures> = {
  connected: [...(GOOD_RELATIONS.connected ?? []), 'engagement_daily'],
  engagementActions90: 45, engagementActions90Prev: 45, engagementEndOn: '2026-03-04', engagementSinceOn: '2025-01-01', engagementAllSinceOn: '2025-01-01',
}; // prettier-ignore
const engagementOf = (over: Partial<AccountFeatures>) =>
  scoreAccount(buildFeatures({ ...ENGAGED, ...over }), model, NOW).dimensions.find((one) => one.dimension === 'engagement'); // prettier-ignore

describe('R236: where it is connected', () => {
  it('the dimension has data by it alone, and the fewer take part the less it says', () => {
    const many = engagementOf({})?.score ?? Number.NaN;
    expect(many).toBeGreaterThan(engagementOf({ engagementActions90: 9 })?.score ?? Number.NaN);
    expect(engagementOf({ connected: [], engagementActions90: null, engagementActions90Prev: null })?.score).toBeNull();
  });

  it('it moves what activities say, and by less than they do', () => {
    const rest = engagementOf({ ...GOOD_RELATIONS, engagementActions90: null, engagementActions90Prev: null });
    const silent = engagementOf({ ...GOOD_RELATIONS, ...ENGAGED, engagementActions90: 0 });
    expect(rest?.score).toBe(100);
    expect(silent?.score).toBeLessThan(100);
    expect(silent?.score).toBeGreaterThan(85);
  });
});
