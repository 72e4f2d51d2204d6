import type { Db } from '../../db/client';
import { type BookRow, listPodBooks, listSnapshotDays } from '../../db/queries/book-snapshots';
import type { QbrContent } from '../../domain/qbr';
import { chooseCommonCurrency } from '../../scoring/common-currency';
import { chooseBaseline } from '../../scoring/retention/choose-baseline';
import { type BookEntry, measureRetention } from '../../scoring/retention/measure-retention';
import type { QbrSettings } from './settings';

type Asked = { pod: string; today: string };

/** NRR and GRR of everyone with a book in the pod, each over their whole book, and of the pod's own accounts (R35). Null: no book was kept yet. */
export async function readRetention(
  db: Db,
  { rates }: Pick<QbrSettings, 'rates'>,
  { pod, today }: Asked,
): Promise<QbrContent['retention']> {
  const takenOn = chooseBaseline(await listSnapshotDays(db, today), today);
  if (takenOn === null) return null;
  const rows = await listPodBooks(db, { pod, takenOn, today, rates });
  const common = chooseCommonCurrency(
    rows.map(({ currencyThen }) => currencyThen),
    rates,
  );
  const measure = (book: readonly BookRow[]) => measureRetention(book.map(toEntry), { common, rates });
  const emails = [...new Set(rows.map(({ email }) => email))];
  const reps = emails.map((email) => {
    const book = rows.filter((row) => row.email === email);
    return { email, name: book[0]?.repName ?? email, ...measure(book) };
  });
  return { takenOn, pod: measure(rows.filter(({ isOfPod }) => isOfPod)).retentions, reps };
}

const toEntry = ({ accountId, name, isGone, arrThen, arrNow, currencyThen, currencyNow }: BookRow): BookEntry => ({
  accountId,
  name,
  before: { arr: arrThen, currency: currencyThen },
  after: { arr: arrNow, currency: currencyNow },
  isGone,
});
