import type { QbrAccount, QbrContent, QbrMark, QbrMatrix, Quadrant, UnplacedReason } from '../../domain/qbr';
import { QUADRANTS } from '../../domain/qbr';
import { clip } from '../mrkdwn';
import { count, dayOf, fullDayOf, money } from '../wording';

/** Plain words of a review, for its message, its picture and its slide: nothing here is markup, and foreign names are not escaped yet. */
const QUADRANT_WORDS: Record<Quadrant, string> = {
  save_first: 'Save first',
  keep: 'Keep',
  grow: 'Grow',
  watch: 'Watch',
};
const REASON_WORDS: Record<UnplacedReason, string> = {
  left: 'left',
  no_arr: 'no ARR known',
  no_score: 'no score',
  no_rate: 'no exchange rate',
};
const NAME = 40;
const NAMED = 3;
const UNPLACED_NAMED = 6;

export type QuadrantSum = { quadrant: Quadrant; accounts: readonly QbrAccount[]; arr: number };

export const quadrantWord = (quadrant: Quadrant): string => QUADRANT_WORDS[quadrant];

export function sumQuadrants({ accounts }: QbrMatrix): Record<Quadrant, QuadrantSum> {
  const sum = (quadrant: Quadrant): QuadrantSum => {
    const own = accounts.filter((account) => account.quadrant === quadrant);
    return { quadrant, accounts: own, arr: own.reduce((total, { arr }) => total + arr, 0) };
  };
  return { save_first: sum('save_first'), keep: sum('keep'), grow: sum('grow'), watch: sum('watch') };
}

/** The message of the slide in one line: `€1.2M of €4M stands in Save first: 3 of 12 accounts`. */
export function qbrHeadline(matrix: QbrMatrix): string {
  const total = matrix.accounts.reduce((sum, { arr }) => sum + arr, 0);
  const all = money(total, matrix.currency);
  if (matrix.accounts.length === 0) return 'No account can be placed yet';
  const { save_first: first } = sumQuadrants(matrix);
  if (first.accounts.length === 0) return `None of ${all} stands in Save first`;
  const share = `${first.accounts.length} of ${count(matrix.accounts.length, 'account')}`;
  return `${money(first.arr, matrix.currency)} of ${all} stands in Save first: ${share}`;
}

/** `3 accounts, €1.2M`. */
export const quadrantLine = ({ accounts, arr }: QuadrantSum, currency: string | null): string =>
  accounts.length === 0 ? 'no account' : `${count(accounts.length, 'account')}, ${money(arr, currency)}`;

export const scoreAxisWords = (greenFrom: number): string => `Health score, divided where green begins: ${greenFrom}`;
export const arrAxisWords = (medianArr: number | null, currency: string | null): string =>
  `ARR, log scale, divided at the pod’s median${medianArr === null ? '' : `: ${money(medianArr, currency)}`}`;

/** What the 2×2 shows, in words: for those who do not see it. */
export function describeMatrix(matrix: QbrMatrix): string {
  const { greenFrom, medianArr, currency } = matrix;
  const sums = sumQuadrants(matrix);
  const edges = `Accounts by health score, divided at ${greenFrom} where green begins, and by ARR, divided at the median of ${money(medianArr, currency)}.`;
  const fields = QUADRANTS.map((quadrant) => {
    const { accounts } = sums[quadrant];
    const names = accounts.slice(0, NAMED).map(({ name, score }) => `${clip(name, NAME)} (${score})`);
    const most = accounts.length > NAMED ? 'the biggest are ' : '';
    const who = names.length === 0 ? '' : `: ${most}${names.join(', ')}`;
    return `${quadrantWord(quadrant)}: ${quadrantLine(sums[quadrant], currency)}${who}.`;
  });
  const left = unplacedLine(matrix);
  return [edges, ...fields, ...(left === null ? [] : [left])].join(' ');
}

/** Who is not on the chart, and why; null when everyone is. */
export function unplacedLine({ unplaced }: QbrMatrix): string | null {
  if (unplaced.length === 0) return null;
  const named = unplaced
    .slice(0, UNPLACED_NAMED)
    .map(({ name, reason }) => `${clip(name, NAME)} (${REASON_WORDS[reason]})`);
  const rest = unplaced.length - named.length;
  return `Not on the chart: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

/** `Pod north · QBR on Wed 2 Dec`. */
export function qbrOccasion({ pod, qbrOn }: Pick<QbrContent, 'pod' | 'qbrOn'>): string {
  return `Pod ${clip(pod, NAME)} · ${qbrOn === null ? 'no QBR date set' : `QBR on ${dayOf(qbrOn)}`}`;
}

/** Where the numbers come from: `Scores of 27 Nov 2026 or later · model 1a2b3c4d`. */
export function qbrOrigin({ scoredAt, modelVersions, revision, preparedAt }: QbrContent): string {
  const scores = scoredAt === null ? 'no scores yet' : `scores as of ${fullDayOf(scoredAt.slice(0, 10))}`;
  const models = modelVersions.map((version) => version.slice(0, 8)).join(', ');
  const model = models === '' ? [] : [`model ${models}`];
  const again = revision > 1 ? [`revision ${revision}`] : [];
  return [scores, ...model, `prepared ${fullDayOf(preparedAt.slice(0, 10))}`, ...again].join(' · ');
}

export const DRAFT_MARK = 'DRAFT';
/** What stands at the foot: that nobody signed it, or who did and when. */
export const markLine = (mark: QbrMark): string =>
  mark.kind === 'draft'
    ? 'Draft: RevOps has not signed this off'
    : `Signed off by ${clip(mark.by, NAME)}, ${dayOf(mark.on)}`;
