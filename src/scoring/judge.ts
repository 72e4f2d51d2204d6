import type { AccountFeatures } from '../domain/features';
import type { HealthScore, Momentum } from '../domain/score';
import { directBand } from './band';
import type { Measure } from './measure-signal';
import type { ScoringModel } from './model';
import { measureMomentum } from './momentum';
import { scoreMeasured } from './score-account';

/** An account's score with the band its level and its trend give it. */
export type Judgement = { health: HealthScore; momentum: Momentum };

/** Score, trend and band of an account whose signals measure as given (R62). Never throws. */
export function judgeHealth(measure: Measure, features: AccountFeatures, model: ScoringModel): Judgement {
  const leveled = scoreMeasured(measure, features.segment, model);
  const momentum = measureMomentum(leveled.score, features, model.trendPoints);
  return { health: directBand(leveled, momentum.trend, model.direction), momentum };
}
