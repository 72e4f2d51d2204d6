import { chooseDigestAlerts } from '../../alerts/choose-digest-alerts';
import type { Db } from '../../db/client';
import { listDeferred, listDueSteps, lockDigestCandidates } from '../../db/queries/digest-alerts';
import { type CurrencyRates, listExpansion, listRedAccounts } from '../../db/queries/home';
import type { DigestAccount, DigestContent, DueDigest, Top } from '../../domain/digest';
import type { HomeAccount, HomeExpansion } from '../../domain/home';

/** What one screen holds (R1, R15). What does not fit is counted, and stays for the next digest. */
const SHOWN = {
  daily: { alerts: 5, steps: 5 },
  monday: { alerts: 3, steps: 2, low: 2, brief: 16, again: 1, top: 5, deferred: 5 },
} as const;
const WEEK_MS = 7 * 86_400_000;

type Money = { revenueAtRisk: number | null; currency: string | null };
export type CollectInput = { email: string; due: DueDigest; rates: CurrencyRates };

/** Everything a digest has to say to one person, read in the caller's transaction; null when there is nothing. */
export async function collectDigest(tx: Db, { email, due, rates }: CollectInput): Promise<DigestContent | null> {
  const shown = SHOWN[due.kind];
  const worthOf = toWorth(rates);
  const chosen = chooseDigestAlerts(await lockDigestCandidates(tx, email), due, worthOf);
  const told = new Set(chosen.alerts);
  const steps = await listDueSteps(tx, { email, after: due.since, day: due.day, knownAt: due.dueAt });
  const content: DigestContent = {
    alerts: toTop(chosen.alerts, shown.alerts),
    steps: toTop(
      steps.filter((alertId) => !told.has(alertId)),
      shown.steps,
    ),
    monday: due.kind === 'monday' ? await collectMonday(tx, { email, due, rates }, chosen) : null,
  };
  return isEmpty(content) ? null : content;
}

type Low = { low: string[]; again: string[] };

async function collectMonday(
  tx: Db,
  { email, due, rates }: CollectInput,
  { low, again }: Low,
): Promise<NonNullable<DigestContent['monday']>> {
  const { monday: shown } = SHOWN;
  const whose = { scope: { kind: 'own', email, pods: [] }, today: due.day } as const;
  const since = new Date(due.dueAt.getTime() - WEEK_MS);
  const deferred = await listDeferred(tx, { email, since, until: due.dueAt });
  const worthOf = toWorth(rates);
  const ranked = deferred.toSorted((a, b) => (worthOf(b) ?? -1) - (worthOf(a) ?? -1));
  return {
    red: (await listRedAccounts(tx, { ...whose, limit: shown.top, rates })).map(fromRed),
    expansion: (await listExpansion(tx, { ...whose, limit: shown.top })).map(fromExpansion),
    low: toTop(low.slice(0, shown.low), shown.low),
    brief: toTop(low.slice(shown.low), shown.brief),
    again: toTop(again, shown.again),
    deferred: toTop(
      ranked.map(({ alertId: _alertId, ...row }) => row),
      shown.deferred,
    ),
  };
}

function fromRed({ alert, ...row }: Omit<HomeAccount, 'staleSince'>): DigestAccount {
  const { accountId, name, score, band, arr, currency, revenueAtRisk, reason, action, actionDueOn } = row;
  const alertId = alert?.alertId ?? null;
  return { accountId, name, score, band, arr, currency, revenueAtRisk, reason, action, actionDueOn, alertId };
}

const fromExpansion = (row: HomeExpansion): DigestAccount => ({
  ...row,
  band: 'green',
  revenueAtRisk: null,
  alertId: null,
});

const toTop = <Row>(rows: readonly Row[], limit: number): Top<Row> => ({
  rows: rows.slice(0, limit),
  total: rows.length,
});

/** In the currency the rates are kept in; one that is not named counts as that one, as on Home. */
const toWorth =
  (rates: CurrencyRates) =>
  ({ revenueAtRisk, currency }: Money): number | null =>
    revenueAtRisk === null ? null : revenueAtRisk * ((currency === null ? null : rates[currency]) ?? 1);

function isEmpty({ alerts, steps, monday }: DigestContent): boolean {
  const lists = monday === null ? [] : [monday.red, monday.expansion, monday.low.rows, monday.again.rows];
  return [alerts.rows, steps.rows, ...lists].every((rows) => rows.length === 0);
}
