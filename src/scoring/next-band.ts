import type { Band, KnownBand } from '../domain/band';
import type { AccountFeatures } from '../domain/features';
import type { NextBand } from '../domain/insight';
import type { HealthScore } from '../domain/score';
import { directBand, toBand } from './band';
import { createJudge, type Judge } from './judge';
import { listLost, type LostPoints, sumLost } from './lost-points';
import type { Measure } from './measure-signal';
import { findVariant, type ScoringModel } from './model';
import { measureMomentum } from './momentum';
import { listRanges, type SignalRange } from './signal-range';
import { findSmallestStep, type Step } from './smallest-step';
import { sayNextBand } from './say-next-band';

export type NextBandInput = {
  features: AccountFeatures;
  health: HealthScore;
  measure: Measure;
  model: ScoringModel;
  now: Date;
};

const RANK: Record<Band, number> = { unknown: -1, red: 0, yellow: 1, green: 2 };
const PAIRED = 4; // of how many costly signals two are tried together

/**
 * What would change it: the smallest change of one signal that moves the account to a better band, through curves, ceilings, caps, the
 * rounding of the score and the direction rule; the model itself is asked about each candidate.
 *   smallest = least share of the signal's own range (first to last knot of its curves and thresholds) between now and then; ties go to
 *   the signal that keeps more points back. Values are whole percent, tenths of points, whole days, hours and counts: the first that
 *   suffices.
 * When no single signal suffices, the two of the four costliest that do: the first as good as the model knows, the second as little as
 * needed. `band` is the band reached, which may lie two up once a cap falls away.
 * @returns Null for green and unknown, and when not even two suffice. Never throws.
 */
export function findNextBand(input: NextBandInput): NextBand | null {
  const { features, health, model, measure } = input;
  if (health.band !== 'red' && health.band !== 'yellow') return null;
  const judge = createJudge(measure, features, model);
  const isBetter = (changes: ReadonlyMap<string, number>) => RANK[judge(changes)] > RANK[health.band];
  const ranges = listRanges(findVariant(model, features.segment));
  const lost = listLost(health);
  const uncapped = 100 - sumLost(lost);
  const candidates = listCandidates(health, lost, ranges, measure);
  const within = candidates.filter((one) => isWithinReach(one, uncapped, health, features, model));
  const single = findSmallest(within, isBetter);
  const steps = single === null ? findPair(candidates.slice(0, PAIRED), isBetter) : [single];
  return steps === null ? null : toNextBand(steps, ranges, judge, input);
}

type Candidate = { range: SignalRange; from: number; lost: number };

/** Signals that keep points back, or stand under a rule, the costliest first: the rest cannot lift anything. */
function listCandidates(
  { cap }: HealthScore,
  all: readonly LostPoints[],
  ranges: ReadonlyMap<string, SignalRange>,
  measure: Measure,
): Candidate[] {
  const candidates: Candidate[] = [];
  const consider = (signal: string, lost: number): void => {
    const range = ranges.get(signal);
    const measured = range === undefined ? null : measure(range.definition);
    if (range !== undefined && measured?.kind === 'known') candidates.push({ range, from: measured.value, lost });
  };
  for (const { signal, lost } of all) if (lost > 0 && signal !== cap?.signal) consider(signal, lost);
  if (cap !== null) consider(cap.signal, 100);
  return candidates.toSorted((a, b) => b.lost - a.lost);
}

/**
 * Whether all the points a signal keeps back could be enough, its own cap gone: a look before the search, to spare it for those that cannot.
 * The band of a score is read as if no cap held it: never less than the truth.
 */
function isWithinReach(
  { range, lost }: Candidate,
  uncapped: number,
  health: HealthScore,
  features: AccountFeatures,
  model: ScoringModel,
): boolean {
  const { cap, band, coverage } = health;
  const isOwnCap = cap?.signal === range.definition.name;
  const share = cap === null || isOwnCap ? 1 : cap.scoreAtMost / 100;
  const best = Math.min(100, Math.round((uncapped + (isOwnCap ? 100 : lost)) * share + ROUNDING));
  const level = {
    band: toBand(best, coverage, model.coverageFloor, findVariant(model, features.segment).bands),
    cap: null,
  };
  const { trend } = measureMomentum(best, features, model.trendPoints);
  return RANK[directBand(level, trend, model.direction).band] > RANK[band];
}

type IsBetter = (changes: ReadonlyMap<string, number>) => boolean;

/** The step of least effort. Of each further signal no more is asked than whether it could do with less. */
function findSmallest(candidates: readonly Candidate[], isBetter: IsBetter): Step | null {
  let least: Step | null = null;
  for (const { range, from } of candidates) {
    const { name } = range.definition;
    const step = findSmallestStep(range, from, (value) => isBetter(new Map([[name, value]])), least?.effort);
    if (step !== null && (least === null || step.effort < least.effort)) least = step;
  }
  return least;
}

function findPair(candidates: readonly Candidate[], isBetter: IsBetter): Step[] | null {
  for (const [index, first] of candidates.entries())
    for (const second of candidates.slice(index + 1)) {
      const { definition, low, high } = first.range;
      const { name } = second.range.definition;
      const best = definition.goodDirection === 'up' ? high : low;
      const rest = findSmallestStep(second.range, second.from, (value) => isBetter(new Map([[definition.name, best], [name, value]]))); // prettier-ignore
      if (rest !== null) return [{ signal: definition.name, from: first.from, to: best, effort: 1 }, rest];
    }
  return null;
}

function toNextBand(
  steps: readonly Step[],
  ranges: ReadonlyMap<string, SignalRange>,
  judge: Judge,
  { features, now }: NextBandInput,
): NextBand | null {
  const [first, second] = steps;
  const band = toKnown(judge(new Map(steps.map(({ signal, to }) => [signal, to]))));
  if (first === undefined || band === null) return null;
  const changes = steps.flatMap(({ signal, to }) => {
    const definition = ranges.get(signal)?.definition;
    return definition === undefined ? [] : [{ definition, to }];
  });
  const also = second === undefined ? null : { signal: second.signal, from: second.from, to: second.to };
  const sentence = sayNextBand(band, changes, features, now);
  return { signal: first.signal, from: first.from, to: first.to, also, band, sentence };
}

const ROUNDING = 0.01; // scores are rounded to hundredths first
const toKnown = (band: Band): KnownBand | null => (band === 'unknown' ? null : band);
