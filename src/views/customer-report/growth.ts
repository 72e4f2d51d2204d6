import type { Progress } from '../../domain/customer-report';

/** Under this a growth is chance, and a customer would smile at it. */
const GROWTH_FROM = 0.03;
/** From here on the seats in use are something to show. */
const SHOWN_FROM = 0.5;

/** A growth worth telling, "18%"; null for none, for one from nothing, and where one end is not known. */
export function growthOf(progress: Progress | null): { before: number; now: number; percent: string } | null {
  if (progress === null || progress.atStart === null || progress.atStart <= 0) return null;
  const { now, atStart: before } = progress;
  const rate = now / before - 1;
  return now > before && rate >= GROWTH_FROM ? { before, now, percent: `${Math.round(rate * 100)}%` } : null;
}

/** "78%" of the seats bought are in use, 100% at most; null where too few are, or one of both is not known. */
export function rateOf(users: Progress | null, seats: number | null): string | null {
  if (users === null || seats === null || seats <= 0) return null;
  const rate = Math.min(1, users.now / seats);
  return rate >= SHOWN_FROM ? `${Math.round(rate * 100)}%` : null;
}
