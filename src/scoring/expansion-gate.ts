import type { HealthScore, TrendClass } from '../domain/score';
import type { ExpansionRule } from './model';
import type { Measure } from './measure-signal';
import { isBillingFalling } from './money-flag';
import type { SignalDefinition } from './signal';
import { activityRecency } from './signals/activity-recency';
import { disputedInvoices } from './signals/disputed-invoices';
import { escalations30d } from './signals/escalations-30d';
import { loginTrend14d } from './signals/login-trend-14d';
import { openP1Hours } from './signals/open-p1-hours';
import { overdueDays } from './signals/overdue-days';
import { sponsorDormantDays } from './signals/sponsor-dormant-days';

type RedFlag = { definition: SignalDefinition; isRaised: (value: number) => boolean };

/** Any of these says: first mend what is broken. A signal without data raises none. */
const RED_FLAGS: readonly RedFlag[] = [
  { definition: openP1Hours, isRaised: (hours) => hours > 0 }, // X9, X12
  { definition: overdueDays, isRaised: (days) => days > 0 }, // X10, X12
  { definition: disputedInvoices, isRaised: (count) => count > 0 }, // R125
  { definition: escalations30d, isRaised: (count) => count >= 2 }, // R109: several times
  { definition: activityRecency, isRaised: (days) => days >= 7 }, // R87
  { definition: loginTrend14d, isRaised: (rate) => rate <= -0.5 }, // R90, X8
  { definition: sponsorDormantDays, isRaised: (days) => days >= 60 }, // R148: a dormant sponsor is Critical; twice the 30 days of R69
];

/** Under the score at which accounts are ready, down to here they are nurtured (X12). */
const NURTURE_SCORE_AT_LEAST = 71;

/**
 * Whether an account may be thought of for more (R136, R141, R142; X12).
 *   open: green, held by no rule, improving or stable, no red flag up, billing not falling; ready from the model's score on, nurtured from 71
 * @returns Null when the gate is shut. Never throws.
 */
export function openExpansionGate(
  { score, band, cap }: Pick<HealthScore, 'score' | 'band' | 'cap'>,
  trend: TrendClass,
  { scoreAtLeast }: ExpansionRule,
  measure: Measure,
): 'ready' | 'nurture' | null {
  if (score === null || band !== 'green' || cap !== null || score < NURTURE_SCORE_AT_LEAST) return null;
  if (trend === 'declining' || trend === 'unknown') return null;
  if (hasRedFlag(measure) || isBillingFalling(measure)) return null;
  return score >= scoreAtLeast ? 'ready' : 'nurture';
}

function hasRedFlag(measure: Measure): boolean {
  return RED_FLAGS.some(({ definition, isRaised }) => {
    const measured = measure(definition);
    return measured.kind === 'known' && isRaised(measured.value);
  });
}
