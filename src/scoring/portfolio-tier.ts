import type { DropKind } from '../domain/insight';
import type { TrendClass } from '../domain/score';

export type TierInput = {
  score: number | null; // 0–100, whole; null: too little was seen to judge
  trend: TrendClass;
  drop: DropKind | null;
  renewalDays: number | null; // to the renewal; null or negative: not known
  arr: number | null; // per year
  idleDays: number | null; // since the last activity; null: not known
};

const HIGH_ARR = 50_000; // R168: "high value at risk" is ARR over this and a score under 60
const HIGH_ARR_SCORE_BELOW = 60;
const LOW_ARR = 10_000; // our own edge for R214: below it a person's time costs more than it saves
const ENGAGED_IDLE_DAYS_BELOW = 7; // R87, X29: a week of silence is not engaged

/**
 * How much of a person's time an account gets, 1 (weekly, save plan) … 5 (automated) (R210–R214). Edges are half-open (X13): scores
 * [0, 40) [40, 70) [70, 85) [85, 100], renewal in [0, 60] and (60, 120] days. The first tier that fits, in the order of urgency:
 *   1: score < 40, or a critical or rapid drop, or ARR over 50,000 at a score under 60, or renewal within 60 days
 *   2: score < 70, or declining, or a notable or sustained drop, or renewal within 120 days
 *   5: the rest with an ARR under 10,000 · 4: score ≥ 85 and active in the last week · 3: everyone else
 * ARR is taken as it stands, whatever its currency. What is not known makes nothing urgent: without a score only the renewal decides.
 * @returns 1–5; null without a score and a renewal near. Never throws.
 */
export function findPortfolioTier(account: TierInput): 1 | 2 | 3 | 4 | 5 | null {
  const { score, arr, idleDays } = account;
  if (isFirst(account)) return 1;
  if (isSecond(account)) return 2;
  if (score === null) return null;
  if (arr !== null && arr < LOW_ARR) return 5;
  return score >= 85 && idleDays !== null && idleDays < ENGAGED_IDLE_DAYS_BELOW ? 4 : 3;
}

function isFirst({ score, drop, arr, renewalDays }: TierInput): boolean {
  if (isWithin(renewalDays, 60)) return true;
  if (score === null) return false;
  const isHighValue = arr !== null && arr > HIGH_ARR && score < HIGH_ARR_SCORE_BELOW;
  return score < 40 || isHighValue || drop === 'critical' || drop === 'rapid';
}

function isSecond({ score, drop, trend, renewalDays }: TierInput): boolean {
  if (isWithin(renewalDays, 120)) return true;
  return score !== null && (score < 70 || drop !== null || trend === 'declining');
}

const isWithin = (days: number | null, limit: number): boolean => days !== null && days >= 0 && days <= limit;
