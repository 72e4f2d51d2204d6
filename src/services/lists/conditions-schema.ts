import { z } from 'zod';
import { SEGMENTS } from '../../domain/account';
import { BANDS } from '../../domain/band';
import type { Conditions } from '../../domain/list';

const score = z.number().min(0).max(100);
const rate = z.number().min(0);

/** A saved list as the database keeps it. What an older version wrote and this one does not know is refused, never half applied. */
const Saved = z.strictObject({
  bands: z.array(z.enum(BANDS)).min(1).optional(),
  segment: z.enum(SEGMENTS).optional(),
  renewalWithinDays: z.number().int().min(0).optional(),
  hasOpenAlert: z.literal(true).optional(),
  scoreBelow: score.optional(),
  scoreAbove: score.optional(),
  arrAbove: z.number().min(0).optional(),
  usageDownBy: rate.optional(),
  usageUpBy: rate.optional(),
  adoptionAbove: rate.optional(),
  tier: z.number().int().min(1).max(5).optional(),
  isReadyToExpand: z.literal(true).optional(),
});

/** @returns Null when it is no list this version understands. */
export function readConditions(saved: unknown): Conditions | null {
  const parsed = Saved.safeParse(saved);
  return parsed.success ? parsed.data : null;
}
