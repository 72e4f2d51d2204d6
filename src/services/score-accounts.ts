import type { Band } from '../domain/band';
import type { Observation } from '../domain/score';
import type { AccountFeatures } from '../domain/features';
import type { TriggerSettings } from '../alerts/triggers/settings';
import type { Database, Db, Pool } from '../db/client';
import { listAccountFeatures } from '../db/queries/account-features';
import type { CurrencyRates } from '../db/queries/home';
import { saveCohorts } from '../db/queries/cohorts';
import { saveAccountHealth, saveHealthHistory } from '../db/queries/health';
import { evaluateAccount, type Evaluation, type EvaluationContext } from '../scoring/evaluate-account';
import { type Fleet, NO_FLEET } from '../scoring/fleet';
import { describeSharedCause } from '../views/shared-cause';
import { readChurnCurve } from './calibrate-churn';
import { dateRootCauses } from './date-root-causes';
import { keepRun } from './model-page/keep-run';
import { readFleet } from './read-fleet';
import { findAccountTriggers } from './triggers/find-account-triggers';

/** What the alert rules do with a page of observations, in the page's transaction: how many of each decision they made. */
export type Announce = (
  tx: Db,
  observations: readonly Observation[],
  now: Date,
) => Promise<Readonly<Record<string, number>>>;
/** Takes the observed bands as told, without telling anyone. */
export type Rebase = (tx: Db, observations: readonly Observation[], now: Date) => Promise<void>;

export type ScoreAccountsInput = Pick<Database, 'db' | 'pool'> &
  Omit<EvaluationContext, 'fleet'> & {
    now: Date;
    accountIds?: readonly string[]; // only these, beside whatever run is under way; default everyone, one run at a time
    rates?: CurrencyRates; // of contract terms in another currency than their account's
    triggers?: TriggerSettings | null; // null: none are looked for, only bands
    /** What is known of all accounts; default read anew. */
    readFleet?: ((now: Date) => Promise<Fleet>) | undefined;
    /** `live` tells about changed bands; `backfill` takes them as told; `history` writes the day and leaves what stands now alone. */
    mode: { kind: 'live'; announce: Announce } | { kind: 'backfill'; rebase: Rebase } | { kind: 'history' };
  };

export type ScoreSummary = {
  accounts: number;
  scored: number;
  unknown: number;
  outOfOrder: number; // scored later already: only their history was written
  bands: Record<Band, number>;
  announced: Record<string, number>;
  warning: string | null; // why changes that rest on usage were held back for everyone
  seconds: number;
};
export type ScoreRun = { kind: 'done'; summary: ScoreSummary } | { kind: 'already_running' };

const LOCK_KEY = 5_246_338; // any constant that no other advisory lock in this database uses

/**
 * Score every account at `now`, page by page, each page in one transaction with what follows from it. One run over everyone at a time; a run
 * over some accounts waits for none and is lost to none: whichever `now` is later stays, account by account.
 */
export async function scoreAccounts(input: ScoreAccountsInput): Promise<ScoreRun> {
  if (input.accountIds !== undefined) return { kind: 'done', summary: await runOnce(input) };
  return withLock(input.pool, () => runOnce(input));
}

async function runOnce(input: ScoreAccountsInput): Promise<ScoreSummary> {
  const startedMs = performance.now();
  const summary = emptySummary();
  const { pool, now, model, accountIds, rates = {} } = input;
  const query = { now, modelVersion: model.version, rates, ...(accountIds === undefined ? {} : { accountIds }) };
  const readAll = input.readFleet ?? (() => readFleet({ ...input, modelVersion: model.version }));
  const fleet = input.mode.kind === 'history' ? NO_FLEET : await readAll(now);
  summary.warning = fleet.sharedCause === null ? null : describeSharedCause(fleet.sharedCause);
  const churn = input.churn ?? (await readChurnCurve(input.db, model));
  for await (const page of listAccountFeatures(pool, query)) await scorePage(page, { ...input, fleet, churn }, summary);
  if (isWholeFleet(input, summary)) await saveCohorts(input.db, { modelVersion: model.version, now, rates });
  if (accountIds === undefined) await keepRun(input, { isNewest: summary.outOfOrder < summary.accounts });
  summary.seconds = (performance.now() - startedMs) / 1000;
  return summary;
}

/** Who stands where among its like is known once all are scored; a run behind the present ranks nobody. */
function isWholeFleet({ mode, accountIds }: ScoreAccountsInput, { accounts, outOfOrder }: ScoreSummary): boolean {
  return mode.kind === 'live' && accountIds === undefined && outOfOrder < accounts;
}

type PageInput = ScoreAccountsInput & Pick<EvaluationContext, 'fleet'>;

/** Accounts in one order, in every transaction: two runs at once wait for each other at the first they share, and nowhere else. */
async function scorePage(unsorted: AccountFeatures[], input: PageInput, summary: ScoreSummary): Promise<void> {
  const { db, now, mode } = input;
  const page = unsorted.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
  const evaluated = page.map((features) => evaluateAccount(features, input, now));
  const isInOrder = (at: Date | null | undefined) => at === null || at === undefined || at <= now;
  const inOrder = evaluated.filter((_one, index) => isInOrder(page[index]?.lastScoredAt));
  let late = evaluated.length - inOrder.length;
  const told = await db.transaction(async (tx) => {
    await saveHealthHistory(tx, evaluated);
    if (mode.kind === 'history') return {};
    const saved = await saveAccountHealth(
      tx,
      await dateRootCauses(tx, inOrder, { modelVersion: input.model.version, now }),
    );
    // one that another run scored at a later instant while this page was read has been told of by that run
    const observations = observe(page, inOrder, input).filter(({ accountId }) => saved.has(accountId));
    late = evaluated.length - observations.length;
    if (observations.length === 0) return {};
    if (mode.kind === 'live') return mode.announce(tx, observations, now);
    await mode.rebase(tx, observations, now);
    return {};
  });
  count(summary, evaluated, late, told);
}

/** What the alert rules see: the observations, with the triggers that hold where those are looked for. */
function observe(page: readonly AccountFeatures[], evaluated: readonly Evaluation[], input: PageInput): Observation[] {
  const { triggers = null, freshness, fleet } = input;
  if (triggers === null) return evaluated.map(({ observation }) => observation);
  const featuresOf = new Map(page.map((features) => [features.accountId, features]));
  const isUsageDoubtful = fleet?.sharedCause !== null && fleet?.sharedCause !== undefined;
  const context = { settings: triggers, freshness, isUsageDoubtful };
  return evaluated.map((evaluation) => {
    const features = featuresOf.get(evaluation.observation.accountId);
    return features === undefined ? evaluation.observation : findAccountTriggers(features, evaluation, context);
  });
}

function count(
  summary: ScoreSummary,
  scored: Evaluation[],
  late: number,
  told: Readonly<Record<string, number>>,
): void {
  summary.accounts += scored.length;
  summary.outOfOrder += late;
  for (const { health } of scored) {
    summary.bands[health.band] += 1;
    summary[health.band === 'unknown' ? 'unknown' : 'scored'] += 1;
  }
  for (const [decision, times] of Object.entries(told))
    summary.announced[decision] = (summary.announced[decision] ?? 0) + times;
}

function emptySummary(): ScoreSummary {
  const bands = { red: 0, yellow: 0, green: 0, unknown: 0 };
  return { accounts: 0, scored: 0, unknown: 0, outOfOrder: 0, bands, announced: {}, warning: null, seconds: 0 };
}

/** The lock belongs to a connection of its own: it ends with the process, however that ends. */
async function withLock(pool: Pool, run: () => Promise<ScoreSummary>): Promise<ScoreRun> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK_KEY]);
    if (rows[0]?.mine !== true) return { kind: 'already_running' };
    try {
      return { kind: 'done', summary: await run() };
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK_KEY]);
    }
  } finally {
    client.release();
  }
}

/** Whether any process is scoring everyone; asked without taking the lock, so that a run that begins now is not refused. */
export async function isWholeRunUnderWay(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ held: boolean }>(
    `select exists (
       select from pg_locks where locktype = 'advisory' and classid = 0 and objid = $1 and objsubid = 1 and granted
         and database = (select oid from pg_database where datname = current_database())
     ) as held`,
    [LOCK_KEY],
  );
  return rows[0]?.held === true;
}
