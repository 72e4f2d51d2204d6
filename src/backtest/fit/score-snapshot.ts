import type { HealthScore } from '../../domain/score';
import type { ScoringModel } from '../../scoring/model';
import { scoreMeasured } from '../../scoring/score-account';
import { known, noData } from '../../scoring/signal';
import type { Snapshot } from '../snapshot';

/** What another model would have said at the cut-off, by the real scoring on the values that were kept. */
export function scoreSnapshot({ values, segment }: Snapshot, model: ScoringModel): HealthScore {
  return scoreMeasured(
    ({ name }) => {
      const value = values[name] ?? null;
      return value === null ? noData('not_reported') : known(value);
    },
    segment,
    model,
  );
}
