import type { Db } from '../../db/client';
import { findOverride, insertOverride, listOverrides } from '../../db/queries/overrides';
import type { Judged, Override } from '../../domain/override';
import type { KnownViewer } from '../../domain/viewer';
import { AppError } from '../../errors';
import {
  OVERRIDE_MAX_DAYS,
  OVERRIDE_MAX_POINTS,
  OVERRIDE_REASON_MAX,
  overrideExpiry,
  refuseOverride,
  type OverrideRefusal,
} from '../../scoring/override';
import { lockForJudging } from './lock-for-judging';

export type OverrideInput = {
  viewer: KnownViewer;
  accountId: string;
  judged: Judged;
  reason: string;
  expiresAt?: Date; // default: 30 days
  now: Date;
};

const REPETITION_MS = 120_000; // Slack sends a form again when its answer was late

export const OVERRIDE_REFUSALS: Record<OverrideRefusal, string> = {
  no_reason: 'A judgement needs its reason.',
  reason_too_long: `A reason has ${OVERRIDE_REASON_MAX} characters at most.`,
  not_ahead: 'A judgement must end in the future.',
  too_long: `A judgement can last ${OVERRIDE_MAX_DAYS} days at most: after that, make it again.`,
  not_scored: 'The model has no score for this account to judge against.',
  nothing_judged: 'Say something else than the model does: whole points, or another band.',
  over_cap: `A judgement can move the score by ${OVERRIDE_MAX_POINTS} points at most.`,
  band_too_far: 'A judgement can move the band by one at most.',
};

/**
 * Put a person's judgement beside the model's score (R75, X19). Nothing that scores, alerts or grades reads it. The row is its own
 * record: who, when, why, what the model said; it is never changed but to be withdrawn. The same words and judgement by the same person within two
 * minutes are one.
 * @throws NotFoundError, ForbiddenError, or AppError `override_<why>` saying what is wrong.
 */
export async function createOverride(db: Db, input: OverrideInput): Promise<Override> {
  const { viewer, accountId, judged, now } = input;
  const reason = input.reason.trim();
  const expiresAt = input.expiresAt ?? overrideExpiry(now);
  return db.transaction(async (tx) => {
    const account = await lockForJudging(tx, viewer, accountId);
    const refusal = refuseOverride({ judged, reason, expiresAt }, account, now);
    if (refusal !== null) throw new AppError(`override_${refusal}`, OVERRIDE_REFUSALS[refusal]);
    const byEmail = viewer.person.email;
    const earlier = await listOverrides(tx, { accountId, now });
    const same = earlier.find((one) => isRepetition(one, { byEmail, judged, reason, now }));
    if (same !== undefined) return same;
    const before = { scoreBefore: account.score, bandBefore: account.band };
    const overrideId = await insertOverride(tx, {
      accountId,
      byEmail,
      judged,
      reason,
      ...before,
      createdAt: now,
      expiresAt,
    });
    const made = await findOverride(tx, overrideId);
    if (made === null) throw new Error(`override ${overrideId} is gone`);
    return made;
  });
}

type Said = { byEmail: string; judged: Judged; reason: string; now: Date };

function isRepetition(one: Override, { byEmail, judged, reason, now }: Said): boolean {
  if (one.byEmail !== byEmail || one.reason !== reason || one.withdrawnAt !== null) return false;
  return isSame(one.judged, judged) && now.getTime() - one.createdAt.getTime() < REPETITION_MS;
}

function isSame(a: Judged, b: Judged): boolean {
  if (a.kind === 'points') return b.kind === 'points' && a.points === b.points;
  return b.kind === 'band' && a.band === b.band;
}
