import { decideTransition, NEVER_SEEN } from '../../alerts/decide-transition';
import { decideTriggers, type TriggerDecision, type TriggerSight } from '../../alerts/decide-triggers';
import type { Db } from '../../db/client';
import { lockAlertStates, type StateRow, type WithheldRow } from '../../db/queries/alert-states';
import { listCriticalAccounts } from '../../db/queries/alerts';
import { listTriggerStates, type TriggerStateRow } from '../../db/queries/trigger-states';
import type { AlertState, Decision, DecisionKind } from '../../domain/alert';
import type { Observation } from '../../domain/score';
import type { TriggerState } from '../../domain/trigger';
import { isMove, type AlertSettings, type Move } from './told';

export type Decided = {
  states: StateRow[];
  withheld: WithheldRow[];
  triggerStates: TriggerStateRow[];
  moves: Move[];
  counts: Record<DecisionKind, number>;
};

/** What every observation means, against what is remembered of its account: bands first, then triggers. Nothing is written. */
export async function decideMoves(
  tx: Db,
  observations: readonly Observation[],
  now: Date,
  settings: AlertSettings,
): Promise<Decided> {
  return decideAgainst(await readKnown(tx, observations), observations, now, settings);
}

/** The same against what is known already: for a replay of the past, which has nothing in the database. Pure. */
export function decideAgainst(
  known: Known,
  observations: readonly Observation[],
  now: Date,
  settings: Pick<AlertSettings, 'quietHours' | 'refireDays'>,
): Decided {
  const all: Decided = { states: [], withheld: [], triggerStates: [], moves: [], counts: { ...NO_DECISIONS } };
  for (const observation of observations) {
    const { accountId } = observation;
    const state = known.bands.get(accountId) ?? NEVER_SEEN;
    const { decision, next } = decideTransition(state, observation, now, settings);
    all.counts[decision.kind] += 1;
    if (next !== state) all.states.push({ accountId, state: next });
    if (next.withheldSince !== state.withheldSince) all.withheld.push({ accountId, since: next.withheldSince });
    const found = decideFound(observation, known, quietOf(state, decision), now, settings);
    all.triggerStates.push(...found.states.map((changed) => ({ accountId, state: changed })));
    const move = { observation, transition: decision.kind === 'announce' ? decision : null, ...found };
    if (isMove(move)) all.moves.push(move);
  }
  return all;
}

const NO_DECISIONS: Record<DecisionKind, number> = { hold: 0, rebase: 0, wait: 0, withhold: 0, announce: 0 };

export type Known = {
  bands: ReadonlyMap<string, AlertState>;
  triggers: ReadonlyMap<string, TriggerState[]>;
  critical: ReadonlySet<string>; // accounts with an unresolved Critical alert
};

async function readKnown(tx: Db, observations: readonly Observation[]): Promise<Known> {
  const bands = await lockAlertStates(
    tx,
    observations.map(({ accountId }) => accountId),
  );
  const watched = observations.filter(({ findings }) => findings !== undefined);
  const triggers = await listTriggerStates(
    tx,
    watched.map(({ accountId }) => accountId),
  );
  const offered = watched.filter(({ findings }) => findings?.some(({ tier }) => tier === 'expansion'));
  const critical = await listCriticalAccounts(
    tx,
    offered.map(({ accountId }) => accountId),
  );
  return { bands, triggers, critical };
}

const NOTHING: TriggerDecision = { fired: [], cleared: [], resumed: [], states: [] };

/** An account whose triggers were not looked for has none that begin or end. */
function decideFound(
  observation: Observation,
  known: Known,
  quiet: Quiet,
  now: Date,
  { refireDays }: Pick<AlertSettings, 'refireDays'>,
): TriggerDecision {
  const { accountId, findings, staleStreams = [], sharedCause, unknownTriggers = [] } = observation;
  if (findings === undefined || quiet === 'late') return NOTHING;
  return decideTriggers(known.triggers.get(accountId) ?? [], findings, {
    now,
    refireDays,
    isQuiet: quiet,
    staleStreams,
    sharedCause: Boolean(sharedCause),
    unknown: unknownTriggers,
    hasOpenCritical: known.critical.has(accountId),
  });
}

type Quiet = TriggerSight['isQuiet'] | 'late';

/** An account that was never looked at, or has its first band, has everything taken as known; a new model's scores are new to it. */
function quietOf(state: AlertState, decision: Decision): Quiet {
  if (decision.kind === 'hold' && decision.reason === 'late') return 'late';
  if (state.observedAt === null) return 'all';
  if (decision.kind !== 'rebase') return null;
  return decision.reason === 'first_score' ? 'all' : 'score';
}
