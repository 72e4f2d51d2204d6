import type { Attention, ChurnBasis, DropKind, MoneyFlag, NextBand, RootCause } from './insight';

/** What an account's card says beside score, reason and action. */
export type AccountInsights = {
  drop: DropKind | null;
  nextBand: NextBand | null;
  rootCause: RootCause | null;
  churn: { probability: number; basis: ChurnBasis; outcomes: number | null } | null; // outcomes: of the fit; null when it is gone
  saveable: number | null; // of the revenue at risk this quarter, by an assumption (R129)
  moneyFlag: MoneyFlag | null;
  portfolioTier: number | null; // 1–5
  attention: Attention | null;
  arrShare: number | null; // of all ARR, where it is so much that the account alone is a risk (R47)
  expansion: {
    stage: 'ready' | 'nurture';
    reason: string;
    arr: number | null; // estimated, per year
    action: string | null; // of the ready only
    actionDueOn: string | null;
  } | null;
};
