import type { DigestCandidate, DueDigest } from '../domain/digest';

export type ChosenAlerts = { alerts: string[]; low: string[]; again: string[] };
type WorthOf = (alert: DigestCandidate) => number | null;

/**
 * Which of someone's alerts a digest tells, each list by revenue at risk, unknown amounts last (R14, R32, R149, R150, X15, X16).
 *
 * - `alerts`, every business day: High ones, and those that went over the week's budget.
 * - `low`, on Mondays: Moderate, renewal and expansion.
 * - `again`, on Mondays: of the low ones, those listed before that nobody acknowledged; once.
 *
 * Each is new until it was listed, and again once it was raised to a graver tier. What became known after 7:00 is tomorrow's, so that
 * a digest served late says what it would have said on time. Snoozed and resolved alerts are not told.
 * @param worthOf - an alert's revenue at risk in one currency. @returns ids. Never throws.
 */
export function chooseDigestAlerts(
  candidates: readonly DigestCandidate[],
  { kind, dueAt }: Pick<DueDigest, 'kind' | 'dueAt'>,
  worthOf: WorthOf,
): ChosenAlerts {
  const told = candidates.filter(({ status }) => status === 'open' || status === 'acknowledged');
  const isMonday = kind === 'monday';
  const choose = (fits: (alert: DigestCandidate) => boolean): string[] =>
    told
      .filter(fits)
      .toSorted(byWorth(worthOf))
      .map(({ alertId }) => alertId);
  return {
    alerts: choose((alert) => isDaily(alert) && isNew(alert, dueAt)),
    low: isMonday ? choose((alert) => isWeekly(alert) && isNew(alert, dueAt)) : [],
    again: isMonday ? choose((alert) => isWeekly(alert) && isOwedReminder(alert, dueAt)) : [],
  };
}

const isUrgent = ({ tier }: DigestCandidate): boolean => tier === 'critical' || tier === 'high';
const isDaily = (alert: DigestCandidate): boolean =>
  alert.route === 'deferred' || (alert.route === 'digest' && isUrgent(alert));
const isWeekly = (alert: DigestCandidate): boolean => alert.route === 'digest' && !isUrgent(alert);

function isNew({ openedAt, tierSince, listedAt }: DigestCandidate, dueAt: Date): boolean {
  const newsAt = tierSince ?? openedAt;
  return newsAt <= dueAt && (listedAt === null || newsAt > listedAt);
}

function isOwedReminder(alert: DigestCandidate, dueAt: Date): boolean {
  if (alert.status !== 'open' || alert.listedAt === null || isNew(alert, dueAt)) return false;
  return alert.listedAt < dueAt && (alert.remindedAt === null || alert.remindedAt < alert.listedAt);
}

const byWorth =
  (worthOf: WorthOf) =>
  (a: DigestCandidate, b: DigestCandidate): number =>
    (worthOf(b) ?? -1) - (worthOf(a) ?? -1) ||
    a.openedAt.getTime() - b.openedAt.getTime() ||
    a.alertId.localeCompare(b.alertId);
