import { median } from 'simple-statistics';
import type { BandSeries, WarningReport } from './report';

const DAY_MS = 86_400_000;
const DAYS_PER_WEEK = 7;
const DAYS_PER_YEAR = 365;

/**
 * How long before they left accounts were Red, and how often the score called, from bands week by week.
 *   weeks of warning = days from the first Red week of the unbroken run of Red weeks that reaches the end, to the day of churn, / 7
 * Only weeks before the churn count. One that was Red once and recovered was not warned of; a week too thinly seen to judge (`unknown`)
 * within a run of Red ones does not break it. Every move into Red from another band is an alert, the first week not: nobody saw it come.
 */
export function measureWarning(series: readonly BandSeries[]): WarningReport {
  const watched = series.map(cutAtChurn).filter(({ weeks }) => weeks.length > 0);
  const churned = watched.filter(({ churnedOn }) => churnedOn !== null);
  const warnings = churned.map(warningWeeks).filter((weeks) => weeks !== null);
  const alerts = watched.reduce((sum, { weeks }) => sum + countAlerts(weeks), 0);
  const years = watched.reduce((sum, { weeks }) => sum + (weeks.length * DAYS_PER_WEEK) / DAYS_PER_YEAR, 0);
  return {
    churned_accounts: churned.length,
    warned_accounts: warnings.length,
    warned_rate: churned.length === 0 ? null : warnings.length / churned.length,
    median_weeks: warnings.length === 0 ? null : median(warnings),
    alerts,
    account_years: years,
    alerts_per_account_year: years === 0 ? null : alerts / years,
  };
}

type Weeks = BandSeries['weeks'];

function cutAtChurn({ weeks, churnedOn, ...rest }: BandSeries): BandSeries {
  return { ...rest, churnedOn, weeks: weeks.filter(({ day }) => churnedOn === null || day < churnedOn) };
}

/** Null: not Red at the end. */
function warningWeeks({ weeks, churnedOn }: BandSeries): number | null {
  const lastOther = weeks.findLastIndex(({ band }) => band === 'yellow' || band === 'green');
  const first = weeks.slice(lastOther + 1).find(({ band }) => band === 'red');
  if (first === undefined || churnedOn === null) return null;
  return (Date.parse(churnedOn) - Date.parse(first.day)) / DAY_MS / DAYS_PER_WEEK;
}

/** Moves into Red; `unknown` weeks are passed over, for an alert neither comes of them nor ends with them. */
function countAlerts(weeks: Weeks): number {
  const known = weeks.filter(({ band }) => band !== 'unknown');
  return known.filter(({ band }, index) => band === 'red' && index > 0 && known[index - 1]?.band !== 'red').length;
}
