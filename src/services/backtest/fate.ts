import type { OutcomeRow } from '../../db/queries/outcomes';
import { addDays, countDays } from './calendar';

/** What became of one account, and for how long anyone looked. Days are YYYY-MM-DD. */
export type Fate = {
  createdOn: string | null;
  churnedOn: string | null;
  expandedOn: readonly string[];
  watchedUntil: string; // the last day
};

const MIN_AGE_DAYS = 14; // younger accounts have shown nothing yet

/** The fates of accounts, from outcomes.csv. Who is not in it is left out: nobody said what became of them. */
export function buildFates(
  rows: readonly OutcomeRow[],
  createdOn: ReadonlyMap<string, string | null>,
  lastOn: string,
): Map<string, Fate> {
  const fates = new Map<string, Fate>();
  for (const [accountId, own] of groupByAccount(rows)) {
    const of = (outcome: OutcomeRow['outcome']) =>
      own.flatMap((row) => (row.outcome === outcome && row.effectiveOn !== null ? [row.effectiveOn] : [])).toSorted();
    const watched = own.flatMap(({ observedUntil }) => observedUntil ?? []).toSorted();
    fates.set(accountId, {
      createdOn: createdOn.get(accountId) ?? null,
      churnedOn: of('churned')[0] ?? null,
      expandedOn: of('expanded'),
      watchedUntil: watched.at(-1) ?? lastOn,
    });
  }
  return fates;
}

function groupByAccount(rows: readonly OutcomeRow[]): Map<string, OutcomeRow[]> {
  const groups = new Map<string, OutcomeRow[]>();
  for (const row of rows) {
    const group = groups.get(row.accountId);
    if (group === undefined) groups.set(row.accountId, [row]);
    else group.push(row);
  }
  return groups;
}

/** A customer on the morning of that day, and still looked at. */
export function isAlive({ createdOn, churnedOn, watchedUntil }: Fate, day: string): boolean {
  return (createdOn === null || createdOn < day) && (churnedOn === null || churnedOn >= day) && watchedUntil >= day;
}

/** @param firstUsageOn - stands for the day of creation where that is not known. */
export function isOldEnough({ createdOn }: Fate, firstUsageOn: string | null, day: string): boolean {
  const since = createdOn ?? firstUsageOn;
  return since === null || countDays(since, day) >= MIN_AGE_DAYS;
}

export type Labels = Readonly<Record<number, boolean | null>>;

/**
 * Per horizon, whether it happened in [day, day + horizon): null where the window ends after `until` or after the account was watched, even
 * if it left before that: those that stayed do not count then either, and counting churn alone would raise every rate. A source that stops
 * watching on the day of churn says nothing of how long it would have looked: there the churn counts.
 */
export function labelChurn({ churnedOn, watchedUntil }: Fate, window: LabelWindow): Labels {
  const isWatchedOn = churnedOn === null || watchedUntil > churnedOn;
  const until = isWatchedOn && watchedUntil < window.until ? watchedUntil : window.until;
  return label(churnedOn === null ? [] : [churnedOn], watchedUntil, { ...window, until });
}

/** Likewise for expansion. An account that left in the window was watched to its end: it can no longer expand. */
export function labelExpansion({ expandedOn, churnedOn, watchedUntil }: Fate, window: LabelWindow): Labels {
  return label(expandedOn, churnedOn === null ? watchedUntil : '9999-12-31', window);
}

export type LabelWindow = { day: string; horizons: readonly number[]; until: string };

function label(happenedOn: readonly string[], watchedUntil: string, { day, horizons, until }: LabelWindow): Labels {
  const labels: Record<number, boolean | null> = {};
  for (const horizon of horizons) {
    const end = addDays(day, horizon);
    const isTrue = happenedOn.some((on) => on >= day && on < end);
    labels[horizon] = end > until ? null : isTrue || (watchedUntil >= end ? false : null);
  }
  return labels;
}
