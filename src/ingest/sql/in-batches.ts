const BATCH_ROWS = 5_000;

/** Rows of one answer in batches of at most 5,000; an answer without rows is one empty batch. Pure. */
export function* inBatches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from === 0 || from < rows.length; from += BATCH_ROWS) yield rows.slice(from, from + BATCH_ROWS);
}
