import type { Db } from '../../db/client';
import { listCurrencies } from '../../db/queries/diagnosis';
import { type Finding, note, ok } from './finding';

/** Whether accounts can be ranked by money: of several currencies each needs a rate. */
export async function diagnoseCurrencies(db: Db, rates: Readonly<Record<string, number>>): Promise<Finding[]> {
  const used = await listCurrencies(db);
  if (used.length < 2) return [];
  const without = used.filter((currency) => rates[currency] === undefined);
  if (without.length === 0) return [ok('currencies', `${used.join(', ')}: ranked by currency_rates`)];
  const text = `${used.join(', ')} are in use, but ${without.join(', ')} without a rate: their amounts rank as they stand`;
  return [note('currencies', `${text}. Set currency_rates in barometer.yaml`)];
}
