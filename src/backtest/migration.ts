import type { Band } from '../domain/band';
import type { Migration } from './report';

/** Who would change colour: counts of pairs, rows `from` the present model's band, columns the proposed one's. */
export function migrate(pairs: readonly { from: Band; to: Band }[]): Migration {
  const matrix: Migration = { red: row(), yellow: row(), green: row(), unknown: row() };
  for (const { from, to } of pairs) matrix[from][to] += 1;
  return matrix;
}

const row = () => ({ red: 0, yellow: 0, green: 0, unknown: 0 });
