import type { QbrContent, QbrLatency, RepRetention, Retention } from '../../domain/qbr';
import { clip } from '../mrkdwn';
import { fullDayOf } from '../wording';

/** One line of the table of reps, as it is read. */
export type RepRow = { name: string; p50: string; p90: string; inTime: string; net: string; gross: string };
const NOTHING = '–';

/** Column heads; what they mean stands in `describeRepRows`. */
export const REP_HEADS: RepRow = {
  name: 'Rep',
  p50: 'p50',
  p90: 'p90',
  inTime: 'In 5 days',
  net: 'NRR',
  gross: 'GRR',
};

/** What the columns mean, and since when. */
export function describeRepRows({ latency, retention }: QbrContent): string {
  const answers = `p50, p90: business hours from alert to first action, last ${latency.periodDays} days. In 5 days: Red alerts with an action within 5 business days.`;
  const books =
    retention === null
      ? 'NRR and GRR: no book was named yet.'
      : `NRR and GRR of the books as named on ${fullDayOf(retention.takenOn)}.`;
  return `${answers} ${books}`;
}

/** Accounts of the books that count in neither rate, by whose book; null when all count. */
export function describeExcluded({ retention }: QbrContent): string | null {
  const reps = (retention?.reps ?? []).filter(({ excluded }) => excluded.length > 0);
  if (reps.length === 0) return null;
  const books = reps.map(({ name, excluded }) => `${clip(name, 40)}: ${nameSome(excluded)}`);
  return `Not in NRR and GRR, because their ARR then or now is not known: ${books.join('; ')}.`;
}

const NAMED = 8;
function nameSome(names: readonly string[]): string {
  const rest = names.length - NAMED;
  const shown = names.slice(0, NAMED).map((name) => clip(name, 40));
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/**
 * Everyone who answered an alert of the pod or has a book in it: one line each, and one more for every further currency of a book.
 * The pod stands last.
 */
export function listRepRows({ latency, retention, pod }: QbrContent): RepRow[] {
  const books = new Map((retention?.reps ?? []).map((rep) => [rep.email, rep]));
  const answering = latency.reps.flatMap((rep) => toRows(rep.name, rep, takeBook(books, rep.email)));
  const others = [...books.values()].flatMap((book) => toRows(book.name, null, book.retentions));
  return [...answering, ...others, ...toRows(`Pod ${pod}`, latency.pod, retention?.pod ?? [])];
}

/** The book of someone, which is then told. */
function takeBook(books: Map<string, RepRetention>, email: string | null): readonly Retention[] {
  const book = email === null ? undefined : books.get(email);
  if (email !== null) books.delete(email);
  return book?.retentions ?? [];
}

function toRows(name: string, latency: QbrLatency | null, retentions: readonly Retention[]): RepRow[] {
  const [first, ...further] = retentions;
  const hasSeveral = further.length > 0;
  const more = further.map((one) => ({ ...EMPTY, name: `${clip(name, 30)} (${one.currency ?? '?'})`, ...rates(one) }));
  const own = hasSeveral ? `${clip(name, 30)} (${first?.currency ?? '?'})` : clip(name, 40);
  return [{ ...EMPTY, ...answersOf(latency), ...(first === undefined ? {} : rates(first)), name: own }, ...more];
}

const EMPTY: RepRow = { name: '', p50: NOTHING, p90: NOTHING, inTime: NOTHING, net: NOTHING, gross: NOTHING };

function answersOf(latency: QbrLatency | null): Partial<RepRow> {
  if (latency === null) return {};
  const { toActionP50Hours: p50, toActionP90Hours: p90, actioned, due } = latency;
  return { p50: hours(p50), p90: hours(p90), inTime: due === 0 ? NOTHING : `${actioned} of ${due}` };
}

const rates = ({ netRate, grossRate }: Retention): Pick<RepRow, 'net' | 'gross'> => ({
  net: percent(netRate),
  gross: percent(grossRate),
});

/** One decimal below ten hours, whole hours above, as everywhere. */
export const hours = (value: number | null): string =>
  value === null ? NOTHING : `${value < 10 ? value.toFixed(1) : value.toFixed(0)} h`;
export const percent = (rate: number | null): string => (rate === null ? NOTHING : `${Math.round(rate * 100)}%`);
