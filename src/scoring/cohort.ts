import { COHORT_AT_LEAST } from '../domain/cohort';
import { COHORT_KINDS, type CohortPosition } from '../domain/insight';

/** R72: 65 against 58 is good, 65 against 78 asks for attention; less than a trend's five points is neither. */
const LEVEL_WITHIN_POINTS = 5;

export type CohortStanding = 'ahead' | 'level' | 'behind';

/** How a score stands against the median of its like: five points or more make a difference. Never throws. */
export function standInCohort(score: number, { median }: Pick<CohortPosition, 'median'>): CohortStanding {
  if (Math.abs(score - median) < LEVEL_WITHIN_POINTS) return 'level';
  return score > median ? 'ahead' : 'behind';
}

const orderOf = ({ by }: CohortPosition): number => COHORT_KINDS.indexOf(by);

/**
 * The one comparison worth a line: the cohort whose median lies farthest from the score; of equals the larger one, then the order
 * segment, industry, plan, tenure, ARR tier.
 * @returns Null without a score or a cohort of at least ten. Never throws.
 */
export function chooseCohort(score: number | null, cohorts: readonly CohortPosition[] | null): CohortPosition | null {
  if (score === null) return null;
  const distance = ({ median }: CohortPosition) => Math.abs(score - median);
  const ranked = listLarge(cohorts).toSorted(
    (a, b) => distance(b) - distance(a) || b.size - a.size || orderOf(a) - orderOf(b),
  );
  return ranked[0] ?? null;
}

/** The account's segment (R187): what a CSM compares with, whatever else tells more. Null without one of at least ten. Never throws. */
export const findSegmentCohort = (cohorts: readonly CohortPosition[] | null): CohortPosition | null =>
  listLarge(cohorts).find(({ by }) => by === 'segment') ?? null;

const listLarge = (cohorts: readonly CohortPosition[] | null): CohortPosition[] =>
  (cohorts ?? []).filter(({ size }) => size >= COHORT_AT_LEAST);
