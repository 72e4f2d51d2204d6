import type { Db } from '../../../db/client';
import { findBookDay, listAllBooks } from '../../../db/queries/exec-figures';
import type { ExecReport } from '../../../domain/exec-report';
import { chooseCommonCurrency } from '../../../scoring/common-currency';
import { measureRetention } from '../../../scoring/retention/measure-retention';
import type { Rates } from '../../portfolio/sum-amounts';

/** NRR and GRR of all named books since the beginning of a period (R35); null where no books were kept then. */
export async function readBookRetention(
  tx: Db,
  { period, today, rates }: { period: string; today: string; rates: Rates },
): Promise<ExecReport['retention']> {
  const takenOn = await findBookDay(tx, period);
  if (takenOn === null) return null;
  const rows = await listAllBooks(tx, { takenOn, today, rates });
  const book = rows.map(({ accountId, name, isGone, arrThen, currencyThen, arrNow, currencyNow }) => ({
    accountId,
    name,
    isGone,
    before: { arr: arrThen, currency: currencyThen },
    after: { arr: arrNow, currency: currencyNow },
  }));
  const common = chooseCommonCurrency(
    rows.map(({ currencyThen }) => currencyThen),
    rates,
  );
  return { takenOn, rates: measureRetention(book, { common, rates }).retentions };
}
