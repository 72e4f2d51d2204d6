import type { AlertLoad, ExecReport, Intervention, Recommendation } from '../../../domain/exec-report';
import { SEGMENTS, type Segment } from '../../../domain/account';
import type { CohortRow } from '../../../domain/portfolio';
import type { FallingSignal } from '../../../domain/score-move';
import type { Share } from '../../../domain/effectiveness';
import type { Stream } from '../../../domain/stream';

const FEW = 10; // of fewer nothing is concluded
const SIGNAL_SHARE = 0.25; // of the accounts that declined
const LATE_BELOW = 0.8; // R33 calls less than 30% role confusion; four of five is what we ask for
const ACTION_GAP = 0.2;
const OVERLOADED_SHARE = 0.25;
const TOUCHED_BELOW = 0.8;
const SEGMENT_TIMES = 1.5;
const MOST = 5;
const EPSILON = 1e-9; // 0.3 − 0.1 is a little less than 0.2 in binary

/** Streams that say how the product does; the others say how we do. */
const PRODUCT_STREAMS: readonly Stream[] = ['usage_daily', 'tickets', 'nps'];

export type RecommendInput = Pick<ExecReport, 'signals' | 'interventions' | 'load' | 'acted' | 'segments'> & {
  declined: number;
  atRisk: Share;
  streamOf: (signal: string) => Stream | null;
};

/**
 * What the numbers of a period ask for (R198), at most five: product, process, resources, in this order. Each rule needs ten cases at least:
 *   signal: one signal took most of a quarter of the accounts that declined or more
 *   late: under 80% of alerts had an action within five business days · untouched: under 80% of Red accounts had any contact
 *   action: one first action was followed by recovery 20 points more often than another
 *   overload: a quarter of the people named or more went over the weekly budget · segment: 1.5 times as Red as all others together
 * Empty where nothing does. Pure; never throws.
 */
export function recommend(input: RecommendInput): Recommendation[] {
  const found = [
    findSignal(input),
    findLate(input.acted),
    findUntouched(input.atRisk),
    findAction(input.interventions),
    findOverload(input.load),
    findSegment(input.segments),
  ];
  return found.filter((one) => one !== null).slice(0, MOST);
}

function findSignal({ signals, declined, streamOf }: RecommendInput): Recommendation | null {
  const most = signals.reduce<FallingSignal | null>(
    (best, one) => (best === null || one.accounts > best.accounts ? one : best),
    null,
  );
  if (most === null || declined < FEW || most.accounts / declined < SIGNAL_SHARE) return null;
  const stream = streamOf(most.signal);
  const area = stream !== null && PRODUCT_STREAMS.includes(stream) ? 'product' : 'process';
  return { area, kind: 'signal', ...most, declined };
}

function findLate(acted: Share): Recommendation | null {
  const isLate = acted.whole >= FEW && acted.part / acted.whole < LATE_BELOW;
  return isLate ? { area: 'process', kind: 'late', acted } : null;
}

function findUntouched(atRisk: Share): Recommendation | null {
  const isFew = atRisk.whole >= FEW && atRisk.part / atRisk.whole < TOUCHED_BELOW;
  return isFew ? { area: 'process', kind: 'untouched', atRisk } : null;
}

function findAction(interventions: readonly Intervention[]): Recommendation | null {
  const ranked = interventions
    .filter(({ action, alerts }) => action !== null && alerts >= FEW)
    .toSorted((a, b) => rateOf(b) - rateOf(a));
  const [better] = ranked;
  const worse = ranked.at(-1);
  if (better === undefined || worse === undefined || rateOf(better) - rateOf(worse) < ACTION_GAP - EPSILON) return null;
  return { area: 'process', kind: 'action', better, worse };
}

const rateOf = ({ alerts, recovered }: Intervention): number => recovered / alerts;

function findOverload(load: AlertLoad): Recommendation | null {
  const isOver = load.told >= FEW && load.overloaded > 0 && load.overloaded / load.reps >= OVERLOADED_SHARE;
  return isOver ? { area: 'resources', kind: 'overload', load } : null;
}

/** The reddest segment against all the others together. */
function findSegment(rows: readonly CohortRow[]): Recommendation | null {
  const parts = rows.flatMap(({ name, accounts, redShare }) => {
    const segment = SEGMENTS.find((known) => known === name);
    return segment === undefined ? [] : [{ segment, accounts, redShare }];
  });
  const [reddest] = parts.filter(({ accounts }) => accounts >= FEW).toSorted((a, b) => b.redShare - a.redShare);
  if (reddest === undefined) return null;
  const others = parts.filter(({ segment }) => segment !== reddest.segment);
  const overall = shareOf(others);
  if (overall === null || reddest.redShare <= 0 || reddest.redShare < SEGMENT_TIMES * overall - EPSILON) return null;
  return { area: 'resources', kind: 'segment', ...reddest, overall };
}

function shareOf(parts: readonly { segment: Segment; accounts: number; redShare: number }[]): number | null {
  const accounts = parts.reduce((sum, part) => sum + part.accounts, 0);
  if (accounts < FEW) return null;
  return parts.reduce((sum, part) => sum + part.redShare * part.accounts, 0) / accounts;
}
