import type { Band, KnownBand } from '../domain/band';
import type {
  Judged,
  JudgedHealth,
  Override,
  OverrideAftermath,
  OverrideStatus,
  OverrideVerdict,
} from '../domain/override';

const DAY_MS = 86_400_000;
/** X19: a judgement is capped, expires and says why. */
export const OVERRIDE_MAX_POINTS = 15;
export const OVERRIDE_MAX_DAYS = 90;
export const OVERRIDE_DEFAULT_DAYS = 30;
export const OVERRIDE_REASON_MAX = 500;

const RANK: Record<KnownBand, number> = { red: 0, yellow: 1, green: 2 };
const BY_RANK = ['red', 'yellow', 'green'] as const;

export type OverrideDraft = { judged: Judged; reason: string; expiresAt: Date };
export type ModelSays = { score: number | null; band: Band | null };
export type OverrideRefusal =
  | 'no_reason'
  | 'reason_too_long'
  | 'not_ahead'
  | 'too_long'
  | 'not_scored'
  | 'nothing_judged'
  | 'over_cap'
  | 'band_too_far';

/** The end of a judgement of so many days, each of 24 h. */
export const overrideExpiry = (now: Date, days: number = OVERRIDE_DEFAULT_DAYS): Date =>
  new Date(now.getTime() + days * DAY_MS);

/**
 * Why a judgement cannot be made, or null when it can (R75, X19): a reason of 1–500 characters; an end ahead, within 90 days; whole
 * points from −15 to 15 but not 0, or a band one beside the model's. Against an account without a known band there is nothing to judge.
 * Never throws.
 */
export function refuseOverride(draft: OverrideDraft, model: ModelSays, now: Date): OverrideRefusal | null {
  const reason = draft.reason.trim();
  if (reason === '') return 'no_reason';
  if (reason.length > OVERRIDE_REASON_MAX) return 'reason_too_long';
  return refuseEnd(draft.expiresAt, now) ?? refuseJudged(draft.judged, model);
}

function refuseEnd(expiresAt: Date, now: Date): OverrideRefusal | null {
  if (!(expiresAt > now)) return 'not_ahead'; // also a date that is none
  return expiresAt > overrideExpiry(now, OVERRIDE_MAX_DAYS) ? 'too_long' : null;
}

function refuseJudged(judged: Judged, { score, band }: ModelSays): OverrideRefusal | null {
  if (score === null || band === null || band === 'unknown') return 'not_scored';
  if (judged.kind === 'band') {
    const steps = Math.abs(RANK[judged.band] - RANK[band]);
    if (steps === 0) return 'nothing_judged';
    return steps > 1 ? 'band_too_far' : null;
  }
  if (!Number.isInteger(judged.points) || judged.points === 0) return 'nothing_judged';
  return Math.abs(judged.points) > OVERRIDE_MAX_POINTS ? 'over_cap' : null;
}

type Stands = Pick<Override, 'createdAt' | 'expiresAt' | 'withdrawnAt'>;

/** At its very end a judgement counts no more; one withdrawn later than `now` still does. */
function counts({ createdAt, expiresAt, withdrawnAt }: Stands, now: Date): boolean {
  return createdAt <= now && expiresAt > now && (withdrawnAt === null || withdrawnAt > now);
}

/** The one that counts: of those neither over nor withdrawn, the newest; of two of one instant the later in the list. Null: none. */
export function findCurrentOverride<T extends Stands>(overrides: readonly T[], now: Date): T | null {
  return overrides
    .filter((one) => counts(one, now))
    .reduce<T | null>((newest, one) => (newest !== null && newest.createdAt > one.createdAt ? newest : one), null);
}

/** How a judgement stands at `now`, among all of its account. */
export function toOverrideStatus<T extends Stands>(one: T, all: readonly T[], now: Date): OverrideStatus {
  if (one.withdrawnAt !== null && one.withdrawnAt <= now) return 'withdrawn';
  if (one.expiresAt <= now) return 'expired';
  return findCurrentOverride(all, now) === one ? 'current' : 'superseded';
}

/**
 * What the person says beside what the model says now. Points go on the model's present score, kept within 0–100: the judgement moves
 * with the model and never lies further from it than its cap. A band the model has meanwhile left further behind is held one band off.
 * @returns Null when the model says nothing now. Never throws.
 */
export function applyOverride(judged: Judged, { score, band }: ModelSays): JudgedHealth | null {
  if (judged.kind === 'points')
    return score === null ? null : { score: Math.min(100, Math.max(0, score + judged.points)), band: null };
  if (band === null || band === 'unknown') return null;
  const rank = Math.min(RANK[band] + 1, Math.max(RANK[band] - 1, RANK[judged.band]));
  return { score: null, band: BY_RANK[rank] ?? judged.band };
}

const GOOD_ENDS: ReadonlySet<OverrideAftermath['outcome']> = new Set(['renewed', 'expanded']);

/**
 * Who was right (R75, R81): to learn from, never to score with.
 * An outcome decides: renewed or expanded says that whoever saw the account better was right, churned or contracted the other.
 * Without one the model's own later score does, once the judgement is over: nearer to the judged score than to the one before → the
 * person, nearer to the one before → the model, halfway → even. For a band: whether the model's band came to it.
 * @returns `open` until its end without an outcome, `unknown` when no later score of the same model version tells. Never throws.
 */
export function gradeOverride(
  { judged, scoreBefore, bandBefore, expiresAt, withdrawnAt }: Override,
  { outcome, laterScore, laterBand }: OverrideAftermath,
  now: Date,
): OverrideVerdict {
  if (outcome !== null) return GOOD_ENDS.has(outcome) === isUpward(judged, bandBefore) ? 'person' : 'model';
  if (expiresAt > now && (withdrawnAt === null || withdrawnAt > now)) return 'open';
  if (judged.kind === 'band') return gradeBand(judged.band, bandBefore, laterBand);
  return gradePoints(judged.points, scoreBefore, laterScore);
}

function gradePoints(points: number, before: number | null, later: number | null): OverrideVerdict {
  if (before === null || later === null) return 'unknown';
  const came = (later - before) * Math.sign(points);
  const half = Math.abs(points) / 2;
  if (came === half) return 'even';
  return came > half ? 'person' : 'model';
}

function gradeBand(judged: KnownBand, before: Band | null, later: Band | null): OverrideVerdict {
  if (later === null || later === 'unknown' || before === null || before === 'unknown') return 'unknown';
  const isUp = RANK[judged] > RANK[before];
  return (isUp ? RANK[later] >= RANK[judged] : RANK[later] <= RANK[judged]) ? 'person' : 'model';
}

function isUpward(judged: Judged, before: Band | null): boolean {
  if (judged.kind === 'points') return judged.points > 0;
  return before === null || before === 'unknown' ? judged.band === 'green' : RANK[judged.band] > RANK[before];
}
