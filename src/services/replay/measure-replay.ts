import { isQuietTier } from '../../alerts/gravity';
import { TIERS, TRIGGERS, type Tier } from '../../domain/trigger';
import { addDays, daysBetween } from '../../scoring/days';
import { percentile } from '../measure-pod-latency';
import type { ReplayedAlert, ReplayVariant, VariantResult } from './replay-result';

/** What the past was, the same for all variants. Days are YYYY-MM-DD. */
export type PastFacts = {
  from: string;
  to: string;
  leftOn: ReadonlyMap<string, string>; // by account: the day it left
  wasRedOn: (accountId: string, day: string) => boolean;
  personOf: (alert: ReplayedAlert) => string | null; // the one person it would have named
  people: readonly string[]; // everybody who owns accounts, with or without an alert
};

/** An alert is early enough when there is a month to act in (as the warning of a backtest has it). */
const WARNING_DAYS = 30;
/** What follows an alert needs time to show. */
const SETTLED_DAYS = 30;

/** The figures of one variant (R82, R160). Renewals and expansion are tasks with a date: they warn of nothing. Pure; never throws. */
export function measureReplay(
  { name, sets, weeklyBudget }: Pick<ReplayVariant, 'name' | 'sets' | 'weeklyBudget'>,
  alerts: readonly ReplayedAlert[],
  joined: number,
  past: PastFacts,
): VariantResult {
  const weeks = countWeeks(alerts, past);
  const warnings = alerts.filter(({ tier }) => !isQuietTier(tier));
  return {
    name,
    set: sets,
    alerts: alerts.length,
    joined,
    by_tier: Object.fromEntries(
      TIERS.map((tier) => [tier, alerts.filter((one) => one.tier === tier).length]),
    ) as Record<Tier, number>,
    by_trigger: Object.fromEntries(
      TRIGGERS.map((trigger) => [trigger, alerts.filter((one) => one.trigger === trigger).length] as const).filter(
        ([, count]) => count > 0,
      ),
    ),
    per_person_week: { median: percentile(weeks, 0.5), p95: percentile(weeks, 0.95), most: weeks.at(-1) ?? null },
    weekly_budget: weeklyBudget,
    over_budget: weeks.reduce((sum, count) => sum + Math.max(0, count - weeklyBudget), 0),
    left: judgeWarnings(warnings, past),
    came_to_nothing: judgeQuiet(warnings, past),
  };
}

/** Alerts of each person in each whole week of seven days from `from`, weeks without any included; ascending. */
function countWeeks(alerts: readonly ReplayedAlert[], { from, to, people, personOf }: PastFacts): number[] {
  const weeks = Math.floor((daysBetween(from, to) + 1) / 7);
  const named = alerts.flatMap((alert) => personOf(alert) ?? []);
  const counts = new Map([...people, ...named].map((person) => [person, Array.from({ length: weeks }, () => 0)]));
  for (const alert of alerts) {
    const own = counts.get(personOf(alert) ?? '');
    const week = Math.floor(daysBetween(from, alert.day) / 7);
    if (own?.[week] !== undefined) own[week] += 1;
  }
  return [...counts.values()].flat().toSorted((a, b) => a - b);
}

/** Of the accounts that left at least 30 days after the replay began: an earlier day could not have been warned of in time. */
function judgeWarnings(warnings: readonly ReplayedAlert[], { from, leftOn }: PastFacts): VariantResult['left'] {
  const first = new Map<string, string>();
  for (const { accountId, day } of warnings) if (!first.has(accountId)) first.set(accountId, day);
  const left = { accounts: 0, caught: 0, late: 0, missed: 0 };
  for (const [accountId, on] of leftOn) {
    if (on < addDays(from, WARNING_DAYS)) continue;
    left.accounts += 1;
    left[endOf(first.get(accountId), on)] += 1;
  }
  return left;
}

function endOf(warnedOn: string | undefined, leftOn: string): 'caught' | 'late' | 'missed' {
  if (warnedOn === undefined || warnedOn >= leftOn) return 'missed';
  return daysBetween(warnedOn, leftOn) >= WARNING_DAYS ? 'caught' : 'late';
}

/** Of the alerts at least 30 days old: those after which the account neither left nor was ever red. */
function judgeQuiet(warnings: readonly ReplayedAlert[], past: PastFacts): VariantResult['came_to_nothing'] {
  const settled = warnings.filter(({ day }) => daysBetween(day, past.to) >= SETTLED_DAYS);
  const isNothing = ({ accountId, day }: ReplayedAlert) => {
    if ((past.leftOn.get(accountId) ?? '') >= day) return false;
    for (let on = day; on <= past.to; on = addDays(on, 1)) if (past.wasRedOn(accountId, on)) return false;
    return true;
  };
  return { alerts: settled.filter(isNothing).length, of: settled.length };
}
