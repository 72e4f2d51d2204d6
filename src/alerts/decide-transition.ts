import type { AlertState, Decision } from '../domain/alert';
import type { Band, KnownBand } from '../domain/band';
import type { SharedCause } from '../domain/insight';
import type { Hysteresis } from '../domain/score';
import { steadyBand } from './hysteresis';

export type SeenBand = {
  band: Band;
  score?: number | null;
  hysteresis?: Hysteresis | null; // absent or null: the band is taken as it is seen
  isDriverStale: boolean;
  staleSince: Date | null;
  sharedCause?: SharedCause | null; // what the driver shares with most accounts: an outage, a broken tracker
  modelVersion: string;
};
export type TransitionSettings = { quietHours: number };
type Decided = { decision: Decision; next: AlertState };
type Change = { from: KnownBand; to: KnownBand };

const HOUR_MS = 3_600_000;

export const NEVER_SEEN: AlertState = {
  announced: null,
  announcedAt: null,
  observed: null,
  observedAt: null,
  observedSince: null,
  flips: 0,
  modelVersion: null,
  waitingUntil: null,
  withheldSince: null,
};

/**
 * What a newly observed band means for one account: tell it, wait, withhold it, or nothing (R9, R13, R30).
 *
 * Quiet is measured from the later of the last change of the observed band and the last told announcement. A first change after
 * `quietHours` (h, default 4) of quiet is told at once; any other must stand `quietHours`. Exactly that many hours belongs to telling.
 * So two announcements are never closer than `quietHours`, and a band that stood that long is never left untold.
 *
 * - `unknown` is missing data, not a band: it holds, and neither flips, ends a wait, nor is ever announced.
 * - A first known band, or the first one a new model made, re-bases: it becomes the announced band and nobody is told.
 * - A change driven by stale telemetry is withheld. It still counts as seen, and is told once the data are fresh if it is still there.
 * - So is one whose driver fell for most accounts at once (`sharedCause`, R78), until that is over.
 * - Where the model asks for it, a band is left only by a margin (`hysteresis.ts`); the quiet hours follow that band.
 * - An observation older than the last one holds and changes nothing. The same observation again changes nothing either.
 * @param now - instant of the observation; never read from the clock.
 * @returns the decision with its reason, and the state to store. Never throws.
 */
export function decideTransition(state: AlertState, seen: SeenBand, now: Date, settings: TransitionSettings): Decided {
  if (state.observedAt !== null && now < state.observedAt) return { decision: hold('late'), next: state };
  if (seen.band === 'unknown') return { decision: hold('not_enough_data'), next: { ...state, observedAt: now } };
  if (state.announced === null || state.modelVersion !== seen.modelVersion) return rebase(state, seen.band, seen, now);
  const to = standing(state, seen.band, seen);
  const next = observe(state, to, now, settings);
  if (to === state.announced) return { decision: hold('unchanged'), next: settle(next) };
  return decideChange(next, { from: state.announced, to }, seen, now, settings);
}

/** Of a known band a known one stands: the margin only keeps the one before. */
function standing(state: AlertState, band: KnownBand, { score = null, hysteresis = null }: SeenBand): KnownBand {
  return steadyBand(state.observed, band, score, hysteresis);
}

const hold = (reason: 'unchanged' | 'not_enough_data' | 'late'): Decision => ({ kind: 'hold', reason });
const settle = (state: AlertState): AlertState => ({ ...state, waitingUntil: null, withheldSince: null });

function rebase(state: AlertState, to: KnownBand, seen: SeenBand, now: Date): Decided {
  const reason = state.announced === null ? 'first_score' : 'new_model';
  return { decision: { kind: 'rebase', reason, to }, next: rebaseState(state, seen, now) };
}

/**
 * Take the observed band as announced without telling anyone. `announcedAt`, `observedSince` and `flips` stay, so that the quiet
 * owed to the reader is still owed. `unknown` is no band to take, and a late observation changes nothing.
 */
export function rebaseState(state: AlertState, seen: Pick<SeenBand, 'band' | 'modelVersion'>, now: Date): AlertState {
  if (state.observedAt !== null && now < state.observedAt) return state;
  if (seen.band === 'unknown') return { ...state, observedAt: now };
  const { band, modelVersion } = seen;
  return settle({ ...state, announced: band, observed: band, observedAt: now, modelVersion });
}

function observe(state: AlertState, band: KnownBand, now: Date, { quietHours }: TransitionSettings): AlertState {
  if (band === state.observed) return { ...state, observedAt: now };
  const isQuiet = hoursSince(latest(state.observedSince, state.announcedAt), now) >= quietHours;
  return { ...state, observed: band, observedAt: now, observedSince: now, flips: isQuiet ? 1 : state.flips + 1 };
}

function decideChange(
  state: AlertState,
  change: Change,
  seen: SeenBand,
  now: Date,
  settings: TransitionSettings,
): Decided {
  const reason = findDoubt(seen);
  if (reason !== null) return withhold(state, change, { reason, staleSince: seen.staleSince }, now);
  if (state.flips <= 1) return announce(state, change, 'first_change', now);
  const until = hoursAfter(latest(state.observedSince, state.announcedAt) ?? now, settings.quietHours);
  if (now >= until) return announce(state, change, 'stood', now);
  return {
    decision: { kind: 'wait', reason: 'flipped_recently', ...change, until },
    next: { ...state, waitingUntil: until, withheldSince: null },
  };
}

type Doubt = Pick<Extract<Decision, { kind: 'withhold' }>, 'reason' | 'staleSince'>;

/** Why a change is not to be believed yet. */
function findDoubt({ isDriverStale, sharedCause }: SeenBand): Doubt['reason'] | null {
  if (isDriverStale) return 'stale_telemetry';
  return sharedCause ? 'shared_cause' : null;
}

function withhold(state: AlertState, change: Change, doubt: Doubt, now: Date): Decided {
  const since = state.withheldSince ?? now;
  return {
    decision: { kind: 'withhold', ...doubt, ...change, since },
    next: { ...state, waitingUntil: null, withheldSince: since },
  };
}

function announce(state: AlertState, change: Change, reason: 'first_change' | 'stood', now: Date): Decided {
  return {
    decision: { kind: 'announce', reason, ...change, flips: state.flips },
    next: settle({ ...state, announced: change.to, announcedAt: now }),
  };
}

function latest(first: Date | null, second: Date | null): Date | null {
  if (first === null || second === null) return first ?? second;
  return first > second ? first : second;
}

const hoursSince = (instant: Date | null, now: Date): number =>
  instant === null ? Infinity : (now.getTime() - instant.getTime()) / HOUR_MS;
const hoursAfter = (instant: Date, hours: number): Date => new Date(instant.getTime() + hours * HOUR_MS);
