import type { Db } from '../../db/client';
import { listCurrencies } from '../../db/queries/diagnosis';
import { countUnreckonedTerms } from '../../db/queries/unreckoned-terms';
import { sayUnreckonedTerms } from '../../views/unreckoned-terms';
import { type Finding, note, ok, problem } from './finding';

type Rates = Readonly<Record<string, number>>;

/** Whether accounts can be ranked by money, of several currencies each needs a rate; and whether what their contract terms pay can be added up. */
export async function diagnoseCurrencies(db: Db, { rates, now }: { rates: Rates; now: Date }): Promise<Finding[]> {
  const unreckoned = await countUnreckonedTerms(db, { today: now.toISOString().slice(0, 10), rates });
  return [
    ...(await diagnoseRanking(db, rates)),
    ...sayUnreckonedTerms(unreckoned).map((text) => problem('currencies', text)),
  ];
}

async function diagnoseRanking(db: Db, rates: Rates): Promise<Finding[]> {
  const used = await listCurrencies(db);
  if (used.length < 2) return [];
  const without = used.filter((currency) => rates[currency] === undefined);
  if (without.length === 0) return [ok('currencies', `${used.join(', ')}: ranked by currency_rates`)];
  const text = `${used.join(', ')} are in use, but ${without.join(', ')} without a rate: their amounts rank as they stand`;
  return [note('currencies', `${text}. Set currency_rates in barometer.yaml`)];
}
