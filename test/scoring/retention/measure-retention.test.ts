import fc from 'fast-check';
import { type BookEntry, measureRetention } from '../../../src/scoring/retention/measure-retention';
import { chooseBaseline } from '../../../src/scoring/retention/choose-baseline';

const EUR = { common: 'EUR', rates: {} };
const entry = (then: number | null, now: number | null, changes: Partial<BookEntry> = {}): BookEntry => ({
  accountId: 'a',
  name: 'Acme',
  before: { arr: then, currency: 'EUR' },
  after: { arr: now, currency: 'EUR' },
  isGone: false,
  ...changes,
});

describe('retention of a named book', () => {
  it.each([
    // then → now, NRR, GRR
    ['nothing changed', [entry(100, 100)], 1, 1],
    ['one grew', [entry(100, 150), entry(100, 100)], 1.25, 1],
    ['one shrank', [entry(100, 50), entry(100, 100)], 0.75, 0.75],
    ['growth does not make up for a loss in GRR', [entry(100, 150), entry(100, 50)], 1, 0.75],
    ['one left, whatever its ARR still says', [entry(100, 100, { isGone: true }), entry(100, 100)], 0.5, 0.5],
    ['one pays nothing now', [entry(100, 0), entry(100, 100)], 0.5, 0.5],
  ])('R35: %s', (_words, book, net, gross) => {
    expect(measureRetention(book, EUR).retentions).toEqual([
      expect.objectContaining({ netRate: net, grossRate: gross, currency: 'EUR' }),
    ]);
  });

  it.each([
    ['no ARR was known then', entry(null, 100)],
    ['nothing was paid then', entry(0, 100)],
    ['no ARR is known now', entry(100, null)],
    ['it pays in a currency without a rate now', entry(100, 100, { after: { arr: 100, currency: 'USD' } })],
  ])('names, and does not count, an account when %s', (_words, one) => {
    const { retentions, excluded } = measureRetention([{ ...one, name: 'Odd' }, entry(100, 90)], EUR);
    expect(excluded).toEqual(['Odd']);
    expect(retentions).toEqual([expect.objectContaining({ accounts: 1, netRate: 0.9 })]);
  });

  it('counts an account that left although its ARR is not known now', () => {
    expect(measureRetention([entry(100, null, { isGone: true })], EUR).retentions[0]).toMatchObject({ netRate: 0 });
  });

  it('never adds two currencies: one result each, the larger book first', () => {
    const usd = { before: { arr: 900, currency: 'USD' }, after: { arr: 450, currency: 'USD' } };
    const { retentions } = measureRetention([entry(100, 100), entry(0, 0, usd)], EUR);
    expect(retentions.map(({ currency, netRate }) => [currency, netRate])).toEqual([
      ['USD', 0.5],
      ['EUR', 1],
    ]);
  });

  it('adds them with a rate', () => {
    const usd = { before: { arr: 100, currency: 'USD' }, after: { arr: 0, currency: 'USD' } };
    const { retentions } = measureRetention([entry(100, 100), entry(0, 0, usd)], {
      common: 'EUR',
      rates: { USD: 0.5 },
    });
    expect(retentions).toEqual([expect.objectContaining({ arrThen: 150, arrNow: 100, currency: 'EUR' })]);
  });

  it('of an empty book is nothing, not 0%', () => {
    expect(measureRetention([], EUR)).toEqual({ retentions: [], excluded: [] });
  });

  const amount = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: null });
  const money = fc.record({ arr: amount, currency: fc.constantFrom('EUR', 'USD', 'GBP', null) });
  const books = fc.array(
    fc.record({ accountId: fc.string(), name: fc.string(), before: money, after: money, isGone: fc.boolean() }),
  );

  it('R35: whatever the book, GRR is from 0 to 100% and never above NRR, and every account is counted or named', () => {
    fc.assert(
      fc.property(books, fc.constantFrom({}, { USD: 0.9 }, { USD: 0.9, GBP: 1.2 }), (book, rates) => {
        const { retentions, excluded } = measureRetention(book, { common: 'EUR', rates });
        for (const { netRate, grossRate } of retentions) {
          expect(grossRate).toBeGreaterThanOrEqual(0);
          expect(grossRate).toBeLessThanOrEqual(1);
          expect(netRate ?? 0).toBeGreaterThanOrEqual((grossRate ?? 0) * (1 - 1e-12));
        }
        expect(retentions.reduce((sum, { accounts }) => sum + accounts, 0) + excluded.length).toBe(book.length);
      }),
    );
  });
});

describe('the snapshot a book is measured against', () => {
  it.each([
    [['2026-11-27'], '2026-11-27'],
    [['2026-01-01', '2026-04-01', '2026-07-01'], '2026-01-01'],
    [['2025-10-01', '2026-01-01'], '2026-01-01'], // 57 days too old, 35 too young
    [['2025-10-24', '2026-01-01'], '2025-10-24'], // 34 too old, 35 too young
    [['2025-10-23', '2026-01-01'], '2025-10-23'], // as near: the older
    [[], null],
  ])('of %j is %s', (days, chosen) => {
    expect(chooseBaseline(days, '2026-11-27')).toBe(chosen);
  });
});
