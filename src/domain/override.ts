import type { Band, KnownBand } from './band';

/** What a person says against the model: points on its score, or a band in place of its band. */
export type Judged = { kind: 'points'; points: number } | { kind: 'band'; band: KnownBand };

/** A person's judgement as stored (R75, X19). It stands beside the model's score and is read by nothing that scores, alerts or grades. */
export type Override = {
  overrideId: string;
  accountId: string;
  byEmail: string;
  byName: string; // the address where people.csv has no name for it
  judged: Judged;
  reason: string;
  scoreBefore: number | null; // the model's, when it was made
  bandBefore: Band | null;
  createdAt: Date;
  expiresAt: Date;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
};

/** A judgement beside what the model says now. `score` null for a band, `band` null for points. */
export type JudgedHealth = { score: number | null; band: KnownBand | null };

export type OverrideStatus = 'current' | 'superseded' | 'expired' | 'withdrawn';

/** Who was right in the end: `even` when the truth lay halfway, `open` before its time, `unknown` when nothing later can tell. */
export type OverrideVerdict = 'person' | 'model' | 'even' | 'open' | 'unknown';

/** What became of the account after a judgement. */
export type OverrideAftermath = {
  outcome: 'renewed' | 'churned' | 'expanded' | 'contracted' | null;
  outcomeOn: string | null; // YYYY-MM-DD
  laterScore: number | null; // the model's last score by the end of the judgement, of the same model version
  laterBand: Band | null;
};

/** A judgement with its end: to learn from, never to score with. */
export type ReviewedOverride = { override: Override; aftermath: OverrideAftermath; verdict: OverrideVerdict };
