import type { MonthlyReview, ReviewCase } from '../../domain/monthly-review';
import type { RenderedFile } from '../../domain/report';
import { formatCsv } from '../csv';
import { periodWords } from '../reports/period-words';

const HEADER = ['kind', 'account_id', 'account', 'pod', 'arr', 'currency', 'on', 'said', 'came', 'note', 'by'];
const KINDS: Record<ReviewCase['kind'], string> = {
  missed: 'false negative',
  false_alarm: 'false positive',
  wrong_prediction: 'wrong prediction',
  spot_check: 'seen otherwise',
  feedback: 'not useful',
};

/** Every case of a month, one a row, to be read beside the review. */
export function buildReviewCsv({ from, cases }: MonthlyReview): RenderedFile {
  const rows = cases.map(({ kind, accountId, account, pod, arr, currency, on, said, came, note, by }) => [
    KINDS[kind],
    accountId,
    account,
    pod,
    arr,
    currency,
    on,
    said,
    came,
    note,
    by,
  ]);
  return {
    name: `review-${from.slice(0, 7)}.csv`,
    title: `Cases of ${periodWords({ from, length: 'month' })}`,
    altText: null,
    bytes: new TextEncoder().encode(formatCsv(HEADER, rows)),
  };
}
