/** A logistic regression whose coefficients may not be negative. Columns are plain arrays of one number per row. */
export type LogisticInput = {
  columns: readonly Float64Array[];
  target: ArrayLike<number>; // 0–1; 1 = what the model gives a probability to
  weights: Float64Array; // how much each row counts
  ridge: number; // λ of ½ λ Σ β²: a normal prior of standard deviation 1/√λ on each coefficient
  start?: Logistic;
};
export type Logistic = { intercept: number; coefficients: Float64Array };

const MAX_STEPS = 25;
const MAX_SWEEPS = 40;
const TOLERANCE = 5e-3; // of log-odds: a tenth of what a whole point of a curve is worth
const SMALLEST_VARIANCE = 1e-4;

/**
 * Ridge logistic regression with every coefficient ≥ 0; the intercept is free and not penalised. Newton steps, each a weighted least
 * squares solved by cyclic coordinate descent (Friedman, Hastie, Tibshirani 2010), a coordinate stopping at zero.
 * @returns Coefficients in the order of the columns. Never throws.
 */
export function fitLogistic(input: LogisticInput): Logistic {
  const { columns, target, start } = input;
  const coefficients = Float64Array.from(start?.coefficients ?? new Float64Array(columns.length));
  let intercept = start?.intercept ?? 0;
  const eta = linear(columns, { intercept, coefficients }, target.length);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const quadratic = approximate(eta, input);
    const before = { intercept, coefficients: Float64Array.from(coefficients) };
    intercept = descend(quadratic, input, intercept, coefficients);
    const moved = largestMove(before, { intercept, coefficients });
    eta.set(linear(columns, { intercept, coefficients }, target.length));
    if (moved < TOLERANCE) break;
  }
  return { intercept, coefficients };
}

/** Intercept plus the weighted sum of the columns, per row. */
export function linear(columns: readonly Float64Array[], model: Logistic, rows: number): Float64Array {
  const eta = new Float64Array(rows).fill(model.intercept);
  for (const [index, column] of columns.entries()) {
    const coefficient = model.coefficients[index] ?? 0;
    if (coefficient !== 0) addScaled(eta, column, coefficient);
  }
  return eta;
}

export const sigmoid = (eta: number): number => 1 / (1 + Math.exp(-eta));

type Quadratic = { curvature: Float64Array; residual: Float64Array };

/** Second-order expansion of the log-likelihood: per row its weight and how far the working response lies above the present fit. */
function approximate(eta: Float64Array, { target, weights }: LogisticInput): Quadratic {
  const curvature = new Float64Array(eta.length);
  const residual = new Float64Array(eta.length);
  for (let row = 0; row < eta.length; row += 1) {
    const p = sigmoid(eta[row] ?? 0);
    const variance = Math.max(SMALLEST_VARIANCE, p * (1 - p));
    curvature[row] = variance * (weights[row] ?? 0);
    residual[row] = ((target[row] ?? 0) - p) / variance;
  }
  return { curvature, residual };
}

/**
 * Sweep over the coordinates until none moves; coefficients are changed in place, the new intercept is returned. Once one has been over all,
 * those at zero are passed over: most stay there, and the next Newton step looks at all again.
 */
function descend(
  { curvature, residual }: Quadratic,
  { columns, ridge }: LogisticInput,
  intercept: number,
  coefficients: Float64Array,
): number {
  const norms = columns.map((column) => weightedDot(curvature, column, column));
  const total = curvature.reduce((sum, one) => sum + one, 0);
  let free = intercept;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep += 1) {
    const shift = total === 0 ? 0 : weightedSum(curvature, residual) / total;
    free += shift;
    for (let row = 0; row < residual.length; row += 1) residual[row] = (residual[row] ?? 0) - shift;
    const columnsMoved = sweepOnce(
      { curvature, residual },
      columns,
      { norms, ridge, isFirst: sweep === 0 },
      coefficients,
    );
    if (Math.max(Math.abs(shift), columnsMoved) < TOLERANCE) break;
  }
  return free;
}

type Sweep = { norms: readonly number[]; ridge: number; isFirst: boolean };

/** @returns How far the coefficient that moved most did move. */
function sweepOnce(
  { curvature, residual }: Quadratic,
  columns: readonly Float64Array[],
  { norms, ridge, isFirst }: Sweep,
  coefficients: Float64Array,
): number {
  let largest = 0;
  for (const [index, column] of columns.entries()) {
    const old = coefficients[index] ?? 0;
    const norm = norms[index] ?? 0;
    if ((!isFirst && old === 0) || norm === 0) continue;
    const next = moveOne(curvature, residual, column, { old, norm, ridge });
    coefficients[index] = next;
    largest = Math.max(largest, Math.abs(next - old));
  }
  return largest;
}

type Coordinate = { old: number; norm: number; ridge: number };

/** The best value of one coefficient while all others stand still; the residual is brought up to date. */
function moveOne(
  curvature: Float64Array,
  residual: Float64Array,
  column: Float64Array,
  { old, norm, ridge }: Coordinate,
): number {
  const next = Math.max(0, (weightedDot(curvature, column, residual) + norm * old) / (norm + ridge));
  if (next !== old) addScaled(residual, column, old - next);
  return next;
}

function largestMove(a: Logistic, b: Logistic): number {
  return a.coefficients.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - (b.coefficients[index] ?? 0))),
    Math.abs(a.intercept - b.intercept),
  );
}

function addScaled(target: Float64Array, column: Float64Array, factor: number): void {
  for (let row = 0; row < target.length; row += 1) target[row] = (target[row] ?? 0) + factor * (column[row] ?? 0);
}

function weightedDot(weights: Float64Array, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row += 1) sum += (weights[row] ?? 0) * (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}

function weightedSum(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < values.length; row += 1) sum += (weights[row] ?? 0) * (values[row] ?? 0);
  return sum;
}
