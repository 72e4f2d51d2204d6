import type { Stream } from '../domain/stream';
import { TRIGGERS, type Finding, type TriggerId, type TriggerState } from '../domain/trigger';
import { findDefinition } from './triggers';
import type { TriggerDefinition } from './triggers/define-trigger';
import { compareFindings } from './triggers/find-triggers';

/** What is seen of one account in one run, beside the findings. */
export type TriggerSight = {
  now: Date;
  refireDays: number; // a condition that ends and comes back within so many days is the same story
  /** A first score takes everything as known, a new model what reads the score's history: written down, never told. */
  isQuiet: 'all' | 'score' | null;
  staleStreams: readonly Stream[];
  sharedCause: boolean; // usage fell for most accounts at once
  unknown?: readonly TriggerId[]; // what cannot be told for want of data
  hasOpenCritical?: boolean; // an unresolved Critical alert: nothing is offered meanwhile (X12)
};

export type Instance = Pick<TriggerState, 'trigger' | 'key'>;
/** `resumed`: the same story again, told before and not told again. `states`: only those to be written. */
export type TriggerDecision = { fired: Finding[]; cleared: Instance[]; resumed: Instance[]; states: TriggerState[] };

const DAY_MS = 86_400_000;

/**
 * What to tell of the conditions that hold for one account (R9, X7): a trigger fires when its condition begins, not on every run.
 *
 * - While it holds nothing happens; `lastSeenAt` moves once a day. One that is no longer found is cleared.
 * - Back within `refireDays` of clearing it is the same story; a ticket or an invoice that is back is news at once; a renewal date, an
 *   answer and a departure are told once ever. Only what was told can be the same story.
 * - A drop that eases into a milder one of its family is the same story, too.
 * - What rests on stale telemetry, or on usage that fell for everyone, neither fires nor clears: it is decided by the first fresh run.
 *   Nor does what is `unknown` clear.
 * - An answer and a departure do not end: whoever owns the alert ends it.
 * - Taken quietly it never fires while it holds.
 * - A run older than anything known changes nothing. The same input again changes nothing either.
 * @param known - all states of the account, those that ended included. @returns `fired` the gravest first. Never throws.
 */
export function decideTriggers(
  known: readonly TriggerState[],
  findings: readonly Finding[],
  sight: TriggerSight,
): TriggerDecision {
  const decision: TriggerDecision = { fired: [], cleared: [], resumed: [], states: [] };
  if (known.some((state) => lastTouched(state) > sight.now.getTime())) return decision;
  const states = new Map(known.map((state) => [nameOf(state), state]));
  const found = new Map(findings.map((finding) => [nameOf(finding), finding]));
  for (const finding of [...found.values()].toSorted(compareFindings))
    begin(decision, finding, { state: states.get(nameOf(finding)) ?? null, known }, sight);
  for (const state of known) if (!found.has(nameOf(state))) end(decision, state, sight);
  return decision;
}

type Past = { state: TriggerState | null; known: readonly TriggerState[] };

function begin(decision: TriggerDecision, finding: Finding, past: Past, sight: TriggerSight): void {
  const { now } = sight;
  const { trigger, key } = finding;
  const { state } = past;
  const step = chooseStep(finding, past, sight);
  if (step === 'wait') return;
  if (step === 'seen') {
    if (state && now.getTime() - state.lastSeenAt.getTime() >= DAY_MS)
      decision.states.push({ ...state, lastSeenAt: now });
    return;
  }
  if (step === 'fire') decision.fired.push(finding);
  if (step === 'resume') decision.resumed.push({ trigger, key });
  const firedAt = { fire: now, resume: state?.firedAt ?? null, quiet: null }[step];
  decision.states.push({ trigger, key, since: now, lastSeenAt: now, firedAt, clearedAt: null });
}

type Step = 'seen' | 'wait' | 'quiet' | 'resume' | 'fire';

function chooseStep(finding: Finding, past: Past, sight: TriggerSight): Step {
  const isDoubted = isDoubtful(finding.stream, sight) || isPitchTooMuch(finding, sight);
  if (past.state?.clearedAt === null) return isDoubted ? 'wait' : 'seen';
  const definition = findDefinition(finding.trigger);
  if (isTakenQuietly(definition, sight)) return takeUp(past, definition, sight, 'quiet');
  return isDoubted ? 'wait' : takeUp(past, definition, sight, 'fire');
}

function takeUp({ state, known }: Past, definition: TriggerDefinition | null, sight: TriggerSight, step: Step): Step {
  if (state !== null && isSameStory(state, definition, sight)) return resume(state);
  return isMilderOfFamily(definition, known, sight) ? 'quiet' : step;
}

const resume = ({ firedAt }: TriggerState): Step => (firedAt === null ? 'quiet' : 'resume');

const isPitchTooMuch = ({ tier }: Finding, { hasOpenCritical = false }: TriggerSight): boolean =>
  tier === 'expansion' && hasOpenCritical;

const isTakenQuietly = (definition: TriggerDefinition | null, { isQuiet }: TriggerSight): boolean =>
  isQuiet === 'all' || (isQuiet === 'score' && definition?.basis === 'score');

const isDoubtful = (stream: Stream | null, { staleStreams, sharedCause }: TriggerSight): boolean =>
  stream !== null && (staleStreams.includes(stream) || (sharedCause && stream === 'usage_daily'));

/** Of what was taken quietly and ended, only a happening stays taken: a condition that begins anew is news. */
function isSameStory(state: TriggerState, definition: TriggerDefinition | null, sight: TriggerSight): boolean {
  if (definition?.again === 'never') return true;
  return definition?.again !== 'at_once' && state.firedAt !== null && isRecent(state, sight);
}

/** A graver one of the same family was told and has not been over for long. */
function isMilderOfFamily(
  definition: TriggerDefinition | null,
  known: readonly TriggerState[],
  sight: TriggerSight,
): boolean {
  if (definition === null || definition.family === null) return false;
  return known.some(
    (state) =>
      findDefinition(state.trigger)?.family === definition.family &&
      TRIGGERS.indexOf(state.trigger) < TRIGGERS.indexOf(definition.id) &&
      state.firedAt !== null &&
      isRecent(state, sight),
  );
}

/** Exactly so many days ago still belongs to the same story. */
const isRecent = ({ clearedAt }: TriggerState, { now, refireDays }: TriggerSight): boolean =>
  clearedAt === null || now.getTime() - clearedAt.getTime() <= refireDays * DAY_MS;

function end(decision: TriggerDecision, state: TriggerState, sight: TriggerSight): void {
  const { trigger, key } = state;
  const definition = findDefinition(trigger);
  if (state.clearedAt !== null || definition === null || definition.isHappening) return;
  if (sight.unknown?.includes(trigger) === true || isDoubtful(definition.stream, sight)) return;
  if (state.firedAt !== null) decision.cleared.push({ trigger, key });
  decision.states.push({ ...state, clearedAt: sight.now });
}

const nameOf = ({ trigger, key }: Instance): string => `${trigger}\u0000${key}`;

const lastTouched = ({ since, lastSeenAt, firedAt, clearedAt }: TriggerState): number =>
  Math.max(since.getTime(), lastSeenAt.getTime(), firedAt?.getTime() ?? 0, clearedAt?.getTime() ?? 0);
