import type { NpsClass } from '../domain/contact-detail';

/** The class an NPS answer belongs to (R52, R116): 9–10 promoter, 7–8 passive, 0–6 detractor. Range of `score` 0–10. Never throws. */
export function toNpsClass(score: number): NpsClass {
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}

/** What a class is worth in a score, 0–100 (R52). */
export const NPS_POINTS: Readonly<Record<NpsClass, number>> = { promoter: 100, passive: 70, detractor: 30 };
