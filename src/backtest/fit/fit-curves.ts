import { fitLogistic, type Logistic } from './fit-logistic';
import { ramp, stretches, type FitSignal } from './ramps';
import type { FitSample } from './sample';

/** A signal with what each stretch of its curve adds to the log-odds of staying, from the lowest knot up, and what its worst value still keeps. */
export type FittedSignal = FitSignal & { floor: number; steps: readonly number[] };

type Block = { signal: FitSignal; columns: Float64Array[]; isKnown: Uint8Array; first: number };

const FILL_ROUNDS = 3;

/** How the fit sees missing data: `as scored`, or `apart`, with a coefficient of its own that the model then has no place for. */
export type Missing = 'as scored' | 'apart';

/**
 * Fit all curves and weights at once:
 *   log-odds of staying = a + Σ steps × ramps, every step ≥ 0, ridge λ
 * A signal's weight is the sum of its steps and its floor, and its curve their running sum, so that the regression *is* a scoring model. What a row has
 * no data for counts as the scoring counts it: as the rest of its dimension, or as the rest of the dimensions; since that rests on the
 * weights, the regression is repeated on what the last one says (3 rounds are enough for two digits).
 * @param ridge - λ, see fitLogistic.
 */
export function fitCurves(
  sample: FitSample,
  signals: readonly FitSignal[],
  { ridge, missing }: { ridge: number; missing: Missing },
): FittedSignal[] {
  const blocks = buildBlocks(sample, signals);
  const columns = blocks.flatMap((block) => block.columns);
  const { target, weights } = sample;
  fillWithMeans(blocks);
  if (missing === 'apart') columns.push(...blocks.flatMap(markMissing));
  let fitted = fitLogistic({ columns, target, weights, ridge });
  const rounds = missing === 'as scored' ? FILL_ROUNDS : 1;
  for (let round = 1; round < rounds; round += 1) {
    fillAsScored(blocks, fitted, sample.rows);
    fitted = fitLogistic({ columns, target, weights, ridge, start: fitted });
  }
  return blocks.map(({ signal, first, columns: own }) => ({
    ...signal,
    floor: fitted.coefficients[first] ?? 0,
    steps: Array.from(fitted.coefficients.subarray(first + 1, first + own.length)),
  }));
}

/** Two columns for what is missing and what is not: no coefficient may be negative, and missing may mean better or worse. */
function markMissing({ isKnown }: Block): Float64Array[] {
  const isMixed = isKnown.includes(0) && isKnown.includes(1);
  return isMixed ? [Float64Array.from(isKnown), Float64Array.from(isKnown, (known) => 1 - known)] : [];
}

function buildBlocks(sample: FitSample, signals: readonly FitSignal[]): Block[] {
  let first = 0;
  return signals.map((signal) => {
    const values = sample.values(signal.definition.name);
    const { goodDirection } = signal.definition;
    const ramps = stretches(signal).map(([from, to]) => values.map((value) => ramp(value, from, to, goodDirection)));
    const columns = [new Float64Array(sample.rows).fill(1), ...ramps];
    const block = {
      signal,
      columns,
      isKnown: Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1)),
      first,
    };
    first += columns.length;
    return block;
  });
}

function fillWithMeans(blocks: readonly Block[]): void {
  for (const { columns, isKnown } of blocks) {
    for (const column of columns) {
      const mean = meanWhere(column, isKnown);
      eachMissing(isKnown, (row) => (column[row] = mean));
    }
  }
}

/** Give what is missing the share of full points that the scoring would give it. */
function fillAsScored(blocks: readonly Block[], fitted: Logistic, rows: number): void {
  const dimensions = new Map<string, { earned: Float64Array; possible: Float64Array; weight: number }>();
  for (const block of blocks) {
    const { dimension } = block.signal;
    const sums = dimensions.get(dimension) ?? {
      earned: new Float64Array(rows),
      possible: new Float64Array(rows),
      weight: 0,
    };
    dimensions.set(dimension, sums);
    sums.weight += addBlock(block, fitted, sums);
  }
  const whole = meanOfDimensions([...dimensions.values()], rows);
  for (const { signal, columns, isKnown } of blocks) {
    const own = dimensions.get(signal.dimension);
    eachMissing(isKnown, (row) => {
      const possible = own?.possible[row] ?? 0;
      const share = possible > 0 ? (own?.earned[row] ?? 0) / possible : (whole[row] ?? 0);
      for (const column of columns) column[row] = share;
    });
  }
}

function addBlock(
  { columns, isKnown, first }: Block,
  { coefficients }: Logistic,
  { earned, possible }: { earned: Float64Array; possible: Float64Array },
): number {
  let weight = 0;
  for (const [index, column] of columns.entries()) {
    const step = coefficients[first + index] ?? 0;
    weight += step;
    for (let row = 0; row < column.length; row += 1) {
      if (isKnown[row] === 0) continue;
      earned[row] = (earned[row] ?? 0) + step * (column[row] ?? 0);
      possible[row] = (possible[row] ?? 0) + step;
    }
  }
  return weight;
}

const NEUTRAL = 0.5; // of a row that nothing is known of

function meanOfDimensions(
  dimensions: readonly { earned: Float64Array; possible: Float64Array; weight: number }[],
  rows: number,
): Float64Array {
  return new Float64Array(rows).map((_, row) => {
    const seen = dimensions.filter(({ possible }) => (possible[row] ?? 0) > 0);
    const total = seen.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return NEUTRAL;
    return seen.reduce((sum, one) => sum + (one.weight * (one.earned[row] ?? 0)) / (one.possible[row] ?? 1), 0) / total;
  });
}

function eachMissing(isKnown: Uint8Array, visit: (row: number) => void): void {
  for (const [row, known] of isKnown.entries()) if (known === 0) visit(row);
}

function meanWhere(column: Float64Array, isKnown: Uint8Array): number {
  let sum = 0;
  let count = 0;
  for (const [row, known] of isKnown.entries()) {
    if (known === 0) continue;
    sum += column[row] ?? 0;
    count += 1;
  }
  return count === 0 ? NEUTRAL : sum / count;
}
