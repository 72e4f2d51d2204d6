import { findTriggers } from '../../alerts/triggers/find-triggers';
import type { Database } from '../../db/client';
import { listAccountFeatures } from '../../db/queries/account-features';
import type { CurrencyRates } from '../../db/queries/home';
import { listOutcomes } from '../../db/queries/outcomes';
import type { Observation } from '../../domain/score';
import type { TriggerSubject } from '../../domain/trigger-subject';
import { AppError } from '../../errors';
import { addDays, daysBetween } from '../../scoring/days';
import { evaluateAccount } from '../../scoring/evaluate-account';
import { NO_FLEET } from '../../scoring/fleet';
import type { ScoringModel } from '../../scoring/model';
import type { Playbook } from '../../scoring/playbook';
import { toTriggerSubject } from '../triggers/to-trigger-subject';
import { createReplay, type Replay } from './create-replay';
import { findLeft, listChurned } from './find-left';
import { measureReplay } from './measure-replay';
import { readPastFleet } from './read-past-fleet';
import { readPeople } from './read-people';
import type { ReplayResult, ReplayVariant } from './replay-result';
import { createScoreHistory, type ScoreHistory } from './score-history';

export type ReplayInput = Database & {
  model: ScoringModel;
  playbook: Playbook;
  rates?: CurrencyRates; // of contract terms in another currency than their account's
  from: string; // YYYY-MM-DD
  to: string;
  variants: readonly ReplayVariant[];
  onProgress?: (done: number, total: number, day: string) => void;
};

const RUN_AT = 'T06:00:00.000Z'; // when the daily batch runs
const WARM_UP_DAYS = 98; // fourteen weeks: the oldest score that a drop compares with
const WEEK_DAYS = 7;

/**
 * Goes through past days as if each were today, under the present settings and others, and says what would have been told (R82, R160).
 * Every account-day is scored once; each variant decides on it with the very rules of production. One run a day; telemetry counts as on time,
 * for when it really came is not known; nobody answers, so an alert lasts until what opened it is over. Nothing is written.
 * @throws AppError in one sentence where there is nothing to go through.
 */
export async function runReplay(input: ReplayInput): Promise<ReplayResult> {
  const { from, to, variants, db } = input;
  const outcomes = await listOutcomes(db);
  const replays = variants.map((variant) => ({ variant, replay: createReplay(variant.settings) }));
  const seen = await walk(input, replays, listChurned(outcomes));
  if (seen.bands === 0)
    throw new AppError('replay_empty', `No account had enough data to be scored between ${from} and ${to}.`);
  const { basis, leftOn } = findLeft(outcomes, seen.redDays, { from, to });
  const redDays = new Map([...seen.redDays].map(([accountId, days]) => [accountId, new Set(days)]));
  const wasRedOn = (accountId: string, day: string) => redDays.get(accountId)?.has(day) === true;
  const results = [];
  for (const { variant, replay } of replays) {
    const people = await readPeople(db, seen.accountIds, variant.settings.dri);
    results.push(measureReplay(variant, replay.alerts, replay.joined(), { from, to, leftOn, wasRedOn, ...people }));
  }
  const days = daysBetween(from, to) + 1;
  return { from, to, days, accounts: seen.accountIds.length, left_basis: basis, variants: results };
}

/** One account on one past day, scored once for all variants. */
type Look = { observation: Observation; subject: TriggerSubject };
type Running = { variant: ReplayVariant; replay: Replay };

function withTriggers({ observation, subject }: Look, { triggers }: ReplayVariant, now: Date): Observation {
  const { findings, unknown: unknownTriggers } = findTriggers(subject, triggers, now);
  return { ...observation, findings, unknownTriggers };
}

type Seen = { accountIds: string[]; redDays: Map<string, string[]>; bands: number };

/** Who has left is no customer any more: nothing is told of them from that day on. */
async function walk(
  input: ReplayInput,
  replays: readonly Running[],
  churnedOn: ReadonlyMap<string, string>,
): Promise<Seen> {
  const { from, to, onProgress } = input;
  const history = createScoreHistory();
  const accountIds = new Set<string>();
  const seen = { redDays: new Map<string, string[]>(), bands: 0 };
  const days = listDays(from, to);
  for (const [index, day] of days.entries()) {
    const isReplayed = day >= from;
    const now = new Date(`${day}${RUN_AT}`);
    for await (const look of lookBack(input, { day, now, history, isReplayed })) {
      if (!isReplayed || (churnedOn.get(look.observation.accountId) ?? day) < day) continue;
      accountIds.add(look.observation.accountId);
      note(seen, look, day);
      for (const { variant, replay } of replays) replay.see(withTriggers(look, variant, now), day, now);
    }
    onProgress?.(index + 1, days.length, day);
  }
  return { ...seen, accountIds: [...accountIds] };
}

function note(seen: Pick<Seen, 'redDays' | 'bands'>, { observation: { accountId, band } }: Look, day: string): void {
  if (band !== 'unknown') seen.bands += 1;
  if (band !== 'red') return;
  const own = seen.redDays.get(accountId);
  if (own === undefined) seen.redDays.set(accountId, [day]);
  else own.push(day);
}

/** Every week of the warm-up, then every day. */
function listDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = addDays(from, -WARM_UP_DAYS); day < from; day = addDays(day, WEEK_DAYS)) days.push(day);
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

type Occasion = { day: string; now: Date; history: ScoreHistory; isReplayed: boolean };

/** Each account as it stood that morning. */
async function* lookBack(
  { pool, model, playbook, rates = {} }: ReplayInput,
  { day, now, history, isReplayed }: Occasion,
): AsyncGenerator<Look> {
  const fleet = isReplayed ? await readPastFleet(pool, { now, modelVersion: model.version }) : NO_FLEET;
  const context = { model, playbook, freshness: [], fleet };
  const isUsageDoubtful = fleet.sharedCause !== null;
  for await (const page of listAccountFeatures(pool, { now, modelVersion: model.version, rates }))
    for (const bare of page) {
      const features = history.recall(bare, day);
      const evaluation = evaluateAccount(features, context, now);
      history.remember(features.accountId, day, evaluation.health.score);
      const subject = toTriggerSubject(features, evaluation, now);
      const { isCritical } = evaluation.health;
      const staleStreams = isUsageDoubtful ? (['usage_daily'] as const) : [];
      yield { subject, observation: { ...evaluation.observation, isCritical, staleStreams } };
    }
}
