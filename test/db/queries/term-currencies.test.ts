import fc from 'fast-check';
import { listAccountFeatures } from '../../../src/db/queries/account-features';
import type { CurrencyRates } from '../../../src/db/queries/home';
import type { AccountFeatures } from '../../../src/domain/features';
import { truncateAll, useDatabase } from '../../support/database';
import { connect, dayAgo, insert, NOW } from './account-facts';

type Term = { arr: number; currency?: string | null; from: number; to?: number | null; id?: string; seats?: number };

const database = useDatabase();
const RATES = { USD: 1, EUR: 1.25 };
let count = 0;
/** A billing system's, so that those in force are added up; `from`, `to`: days ago. */
const term = ({ arr, currency = null, from, to = null, id, seats }: Term) => ({
  account_id: 'acme',
  subscription_id: id ?? `stripe:${(count += 1)}`,
  source: 'stripe',
  started_on: dayAgo(from),
  ends_on: to === null ? null : dayAgo(to),
  arr,
  seats: seats ?? null,
  currency,
});

async function readTerms(currency: string | null, terms: readonly Term[], rates: CurrencyRates = RATES) {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme', currency, arr: 7 }]);
  await insert(database.pool, 'subscriptions', terms.map(term));
  await connect(database.pool, 'subscriptions');
  const found: AccountFeatures[] = [];
  for await (const page of listAccountFeatures(database.pool, { now: NOW, modelVersion: 'v1', rates }))
    found.push(...page);
  const [features] = found;
  if (features === undefined) throw new Error('no features');
  return features;
}

describe('what contract terms pay, in the currency of their account', () => {
  it('a term that names none, or the account’s own, pays what it says, whatever the rates', async () => {
    const terms = [{ arr: 100, from: 200 }, { arr: 50, currency: 'EUR', from: 100 }]; // prettier-ignore
    expect(await readTerms('EUR', terms, {})).toMatchObject({ arr: 150, currency: 'EUR', termArr: 150, termArrPrev: 150 });
    expect(await readTerms(' eur ', terms, { EUR: 9 })).toMatchObject({ arr: 150, currency: 'EUR' });
  }); // prettier-ignore

  it('one in another currency is converted, and never added as it is', async () => {
    const terms = [{ arr: 100, currency: 'USD', from: 200 }, { arr: 80, currency: 'EUR', from: 100 }]; // prettier-ignore
    expect(await readTerms('USD', terms)).toMatchObject({ arr: 200, currency: 'USD', termArr: 200 });
    expect(await readTerms('EUR', terms)).toMatchObject({ arr: 160, currency: 'EUR', termArr: 160 });
  });

  it.each([
    ['the term’s currency', { USD: 1 }],
    ['the account’s currency', { EUR: 1.25 }],
    ['either', {}],
  ])('without a rate of %s the whole is not known, and the account’s own ARR stands', async (_what, rates) => {
    const terms = [{ arr: 100, currency: 'USD', from: 200 }, { arr: 80, currency: 'EUR', from: 100, seats: 5 }]; // prettier-ignore
    expect(await readTerms('USD', terms, rates)).toMatchObject({ arr: 7, termArr: null, termArrPrev: null, termSeats: 5, termsEndedOn: null }); // prettier-ignore
  });

  it('an account without a currency takes that of its terms when they agree, and needs no rate', async () => {
    const euros = [{ arr: 100, currency: 'EUR', from: 200 }, { arr: 80, from: 100 }]; // prettier-ignore
    expect(await readTerms(null, euros, {})).toMatchObject({ arr: 180, currency: 'EUR', termArr: 180 });
    const mixed = [{ arr: 100, currency: 'EUR', from: 200 }, { arr: 80, currency: 'USD', from: 100 }]; // prettier-ignore
    expect(await readTerms(null, mixed)).toMatchObject({ arr: 7, currency: null, termArr: null });
    const former = [{ arr: 100, currency: 'USD', from: 200, to: 100 }, { arr: 80, currency: 'EUR', from: 99 }]; // prettier-ignore
    expect(await readTerms(null, former)).toMatchObject({ arr: 80, currency: 'EUR' });
  });

  it('ARR before is converted by the rates of today, so that rates that move are no growth', async () => {
    const terms = [{ arr: 100, currency: 'EUR', from: 500, to: 50 }, { arr: 100, currency: 'EUR', from: 50 }]; // prettier-ignore
    for (const rates of [RATES, { USD: 1, EUR: 0.5 }]) {
      const { termArr, termArrPrev, termArrYearAgo, contractions730 } = await readTerms('USD', terms, rates);
      expect([termArrPrev, termArrYearAgo, contractions730]).toEqual([termArr, termArr, 0]);
    }
  });

  it('a year ago is not known where a term of then has no rate, even if a later one has', async () => {
    const terms = [{ arr: 100, currency: 'GBP', from: 500, to: 300 }, { arr: 100, currency: 'EUR', from: 300 }]; // prettier-ignore
    expect(await readTerms('USD', terms)).toMatchObject({ termArr: 125, termArrYearAgo: null });
  });

  it('a term in another currency is smaller than the last by what both are worth; of the same currency by what they say, without a rate', async () => {
    const next = (currency: string, arr: number, before = 'EUR') => [
      { arr: 100, currency: before, from: 400, to: 35, id: 'stripe:a' },
      { arr, currency, from: 35, id: 'stripe:b' },
    ];
    expect(await readTerms('USD', next('USD', 110))).toMatchObject({ contractions730: 1 }); // 100 EUR are 125 USD
    expect(await readTerms('USD', next('USD', 126))).toMatchObject({ contractions730: 0 });
    expect(await readTerms('USD', next('EUR', 99), {})).toMatchObject({ contractions730: 1 });
    expect(await readTerms('USD', next('EUR', 100), {})).toMatchObject({ contractions730: 0 });
    expect(await readTerms('USD', next('USD', 1), {})).toMatchObject({ contractions730: 0 }); // which is smaller is not known
  });

  it.each([
    ['JPY', 'USD', 1_234_567, { USD: 1, JPY: 0.0066 }, 1_234_567 * 0.0066],
    ['BHD', 'USD', 1234.567, { USD: 1, BHD: 2.65 }, 1234.567 * 2.65],
    ['USD', 'JPY', 100.01, { USD: 1, JPY: 0.0066 }, 100.01 / 0.0066],
  ])('major units of %s become major units of %s, whatever their decimals', async (from, to, arr, rates, worth) => {
    const { termArr } = await readTerms(to, [{ arr, currency: from, from: 10 }], rates);
    expect(termArr).toBeCloseTo(worth, 6);
  });
});

const amounts = fc.integer({ min: 1, max: 1_000_000 });
const growing = fc.record({ before: amounts, after: amounts });
const termsOf = ({ before, after }: { before: number; after: number }, currency: string | null, times = 1) => [
  { arr: before * times, currency, from: 500, to: 50 },
  { arr: after * times, currency, from: 50 },
];
const growth = ({ termArr, termArrPrev }: AccountFeatures) => (termArr ?? Number.NaN) / (termArrPrev ?? Number.NaN);

describe('whatever is paid', () => {
  it('at a rate of 1 all is as it was without currencies', async () => {
    await fc.assert(
      fc.asyncProperty(growing, async (sums) => {
        const { termArr, termArrPrev, contractions730 } = await readTerms('USD', termsOf(sums, null), {});
        const rates = { USD: 1, EUR: 1 };
        expect(await readTerms('USD', termsOf(sums, 'EUR'), rates)).toMatchObject({
          termArr,
          termArrPrev,
          contractions730,
        });
      }),
      { numRuns: 10 },
    );
  });

  it('ARR is proportional to the rate, and growth is not touched by it', async () => {
    await fc.assert(
      fc.asyncProperty(growing, fc.integer({ min: 1, max: 400 }), async (sums, quarters) => {
        const rate = quarters / 4; // whole quarters: no rounding
        const own = await readTerms('USD', termsOf(sums, null), {});
        const foreign = await readTerms('USD', termsOf(sums, 'EUR'), { USD: 1, EUR: rate });
        expect(foreign.termArr).toBe((own.termArr ?? Number.NaN) * rate);
        expect(growth(foreign)).toBeCloseTo(growth(own), 9);
      }),
      { numRuns: 10 },
    );
  });

  it('terms twice as large are worth twice as much', async () => {
    await fc.assert(
      fc.asyncProperty(growing, async (sums) => {
        const [once, twice] = [
          await readTerms('USD', termsOf(sums, 'EUR')),
          await readTerms('USD', termsOf(sums, 'EUR', 2)),
        ];
        expect(twice.termArr).toBe(2 * (once.termArr ?? Number.NaN));
      }),
      { numRuns: 10 },
    );
  });
});
