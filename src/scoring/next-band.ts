import type { Band, KnownBand } from '../domain/band';
import type { AccountFeatures } from '../domain/features';
import type { NextBand } from '../domain/insight';
import type { HealthScore } from '../domain/score';
import type { Measure } from './measure-signal';
import { findVariant, type ScoringModel } from './model';
import { known } from './signal';
import { listRanges, type SignalRange } from './signal-range';
import { findSmallestStep, type Step } from './smallest-step';
import { sayNextBand } from './say-next-band';

/** The band an account would have if its signals measured as given, all rules of the model applied. */
export type Judge = (measure: Measure) => Band;

export type NextBandInput = {
  features: AccountFeatures;
  health: HealthScore;
  measure: Measure;
  judge: Judge;
  model: ScoringModel;
  now: Date;
};

const RANK: Record<Band, number> = { unknown: -1, red: 0, yellow: 1, green: 2 };
const PAIRED = 4; // of how many costly signals two are tried together

/**
 * What would change it: the smallest change of one signal that moves the account to a better band, through curves, ceilings, caps, the
 * rounding of the score and the direction rule; the model itself is asked about each candidate.
 *   smallest = least share of the signal's own range (first to last knot of its curves and thresholds) between now and then; ties go to
 *   the signal that keeps more points back. Values are whole percent, tenths of points, whole days, hours and counts: the first of these that suffices.
 * When no single signal suffices, the two of the four costliest that do: the first as good as the model knows, the second as little as
 * needed. `band` is the band reached, which may lie two up once a cap falls away.
 * @returns Null for green and unknown, and when not even two suffice. Never throws.
 */
export function findNextBand(input: NextBandInput): NextBand | null {
  const { features, health, model, measure, judge } = input;
  if (health.band !== 'red' && health.band !== 'yellow') return null;
  const isBetter = (patched: Measure) => RANK[judge(patched)] > RANK[health.band];
  const ranges = listRanges(findVariant(model, features.segment));
  const candidates = listCandidates(health, ranges, measure);
  const single = pickSmallest(
    candidates.map(({ range, from }) =>
      findSmallestStep(range, from, (value) => isBetter(patch(measure, range, value))),
    ),
  );
  const steps = single === null ? findPair(candidates.slice(0, PAIRED), measure, isBetter) : [single];
  return steps === null ? null : toNextBand(steps, ranges, input);
}

type Candidate = { range: SignalRange; from: number; lost: number };

/** Signals that keep points back, or stand under a rule, the costliest first: the rest cannot lift anything. */
function listCandidates(
  { dimensions, cap }: HealthScore,
  ranges: ReadonlyMap<string, SignalRange>,
  measure: Measure,
): Candidate[] {
  const lost = new Map<string, number>();
  for (const { signals } of dimensions)
    for (const one of signals) lost.set(one.signal, (lost.get(one.signal) ?? 0) + one.lost);
  if (cap !== null) lost.set(cap.signal, 100);
  const costly = [...lost].filter(([, points]) => points > 0).toSorted((a, b) => b[1] - a[1]);
  return costly.flatMap(([signal, points]) => {
    const range = ranges.get(signal);
    const measured = range === undefined ? null : measure(range.definition);
    if (range === undefined || measured?.kind !== 'known') return [];
    return [{ range, from: measured.value, lost: points }];
  });
}

/** The account as it is, but for one signal. */
const patch =
  (measure: Measure, { definition }: SignalRange, value: number): Measure =>
  (one) =>
    one.name === definition.name ? known(value) : measure(one);

function pickSmallest(steps: readonly (Step | null)[]): Step | null {
  return steps.reduce<Step | null>((least, step) => {
    if (step === null) return least;
    return least !== null && least.effort <= step.effort ? least : step;
  }, null);
}

function findPair(
  candidates: readonly Candidate[],
  measure: Measure,
  isBetter: (patched: Measure) => boolean,
): Step[] | null {
  for (const [index, first] of candidates.entries())
    for (const second of candidates.slice(index + 1)) {
      const { definition, low, high } = first.range;
      const best = definition.goodDirection === 'up' ? high : low;
      const lifted = patch(measure, first.range, best);
      const rest = findSmallestStep(second.range, second.from, (value) => isBetter(patch(lifted, second.range, value)));
      if (rest !== null) return [{ signal: definition.name, from: first.from, to: best, effort: 1 }, rest];
    }
  return null;
}

function toNextBand(
  steps: readonly Step[],
  ranges: ReadonlyMap<string, SignalRange>,
  { features, measure, judge, now }: NextBandInput,
): NextBand | null {
  const [first, second] = steps;
  if (first === undefined) return null;
  const changes = steps.flatMap((step) => {
    const range = ranges.get(step.signal);
    return range === undefined ? [] : [{ range, to: step.to }];
  });
  const changed = changes.reduce((patched, { range, to }) => patch(patched, range, to), measure);
  const band = toKnown(judge(changed));
  if (band === null) return null;
  const sentence = sayNextBand(band, changes.map(({ range, to }) => ({ definition: range.definition, to })), features, now); // prettier-ignore
  const also = second === undefined ? null : { signal: second.signal, from: second.from, to: second.to };
  return { signal: first.signal, from: first.from, to: first.to, also, band, sentence };
}

const toKnown = (band: Band): KnownBand | null => (band === 'unknown' ? null : band);
