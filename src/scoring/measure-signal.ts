import type { AccountFeatures } from '../domain/features';
import { isYounger } from './account-age';
import { toDay } from './days';
import { noData, type Measurement, type SignalDefinition } from './signal';

/** What a signal may say of one account at one `now`. */
export type Measure = (definition: SignalDefinition) => Measurement;

/**
 * Measures signals of one account, leaving out what its youth says and not the account (missing is not zero).
 * No ticket, no overdue invoice, no day without a login: that is evidence only once there was time for one. What did happen counts at once.
 *   newcomer: today − the earlier of creation and first usage < newcomerDays; with neither known, not one
 * Between two days on which the same signals speak, a better value never lowers the score; a newcomer's first word may.
 * @param newcomerDays - Whole days, from the model.
 * @returns Measurements; `too_new` for what a newcomer cannot show yet. Never throws.
 */
export function createMeasure(features: AccountFeatures, newcomerDays: number, now: Date): Measure {
  const isNewcomer = isYounger(features, newcomerDays, toDay(now));
  return (definition) => {
    const measured = definition.measure(features, now);
    return isNewcomer && saysNothing(definition, measured) ? noData('too_new') : measured;
  };
}

function saysNothing({ silentOfNewcomers }: SignalDefinition, measured: Measurement): boolean {
  if (measured.kind === 'no_data' || silentOfNewcomers === undefined) return false;
  return silentOfNewcomers === 'always' || measured.value === 0;
}
