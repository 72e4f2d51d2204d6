/** One observation of a curve that must not fall: where, how high, and how much it counts (above 0). */
export type IsotonicPoint = { x: number; y: number; weight: number };
/** A stretch of the fitted curve: constant `y` from `fromX` to `toX`. */
export type IsotonicBlock = { fromX: number; toX: number; y: number; weight: number };

/**
 * Weighted least-squares fit that never falls as x rises: pool adjacent violators (Ayer et al. 1955; Barlow et al. 1972). Equal x are
 * one point. For a curve that never rises, negate y and the result.
 * @returns Blocks in rising x, y strictly rising from block to block; empty without points. O(n log n). Never throws.
 */
export function isotonic(points: readonly IsotonicPoint[]): IsotonicBlock[] {
  const blocks: IsotonicBlock[] = [];
  for (const { x, y, weight } of mergeEqual(points)) {
    let block: IsotonicBlock = { fromX: x, toX: x, y, weight };
    for (let last = blocks.at(-1); last !== undefined && last.y >= block.y; last = blocks.at(-1)) {
      block = pool(last, block);
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks;
}

function pool(left: IsotonicBlock, right: IsotonicBlock): IsotonicBlock {
  const weight = left.weight + right.weight;
  const y = (left.y * left.weight + right.y * right.weight) / weight;
  return { fromX: left.fromX, toX: right.toX, y, weight };
}

function mergeEqual(points: readonly IsotonicPoint[]): IsotonicPoint[] {
  const merged: IsotonicPoint[] = [];
  for (const point of points.toSorted((a, b) => a.x - b.x)) {
    const last = merged.at(-1);
    if (last === undefined || last.x !== point.x) merged.push(point);
    else {
      const weight = last.weight + point.weight;
      merged[merged.length - 1] = { x: point.x, y: (last.y * last.weight + point.y * point.weight) / weight, weight };
    }
  }
  return merged;
}
