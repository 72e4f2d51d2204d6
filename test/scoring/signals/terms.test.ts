import type { AccountFeatures } from '../../../src/domain/features';
import { buildFeatures, getSignal, GOOD_RELATIONS, NOW } from '../build-features';

const tell = (name: string, over: Partial<AccountFeatures> = {}) => {
  const features = buildFeatures({ ...GOOD_RELATIONS, ...over });
  const measured = getSignal(name).measure(features, NOW);
  return measured.kind === 'known' ? getSignal(name).describe(measured.value, features, NOW) : measured.reason;
};
const NO_TERMS: Partial<AccountFeatures> = {
  termArr: null, termArrPrev: null, termArrYearAgo: null, termSeats: null, termSeatsPrev: null, termsKnown: null, firstTermOn: null,
  contractions730: null, renewedTerms: null, termsEndedOn: null,
}; // prettier-ignore
const ENDED: Partial<AccountFeatures> = { termArr: null, termSeats: null, renewalOn: null };

describe('contract terms', () => {
  it.each([
    ['expansion_365d', {}, 'Contract ARR steady over 365 days'],
    ['expansion_365d', { termArr: 125_000 }, 'Contract ARR up 25% in 365 days'],
    ['expansion_365d', { termArr: 80_000 }, 'Contract ARR down 20% in 365 days'],
    ['expansion_365d', { termsKnown: 1, firstTermOn: '2025-03-04' }, 'Contract ARR steady over 365 days'],
    ['expansion_365d', { termsKnown: 1, firstTermOn: '2025-03-05' }, 'too_little_history'],
    ['expansion_365d', { termsKnown: 2, firstTermOn: '2025-09-05', termArr: 125_000 }, 'Contract ARR up 25% in 365 days'],
    ['expansion_365d', { termArrYearAgo: 0 }, 'too_few_to_compare'], // a trial that pays now
    ['expansion_365d', ENDED, 'not_reported'],
    ['contractions_730d', {}, 'No contract term smaller than the one before in 730 days'],
    ['contractions_730d', { contractions730: 1 }, '1 contract term smaller than the one before in 730 days'],
    ['contractions_730d', { contractions730: 2 }, '2 contract terms smaller than the one before in 730 days'],
    ['contractions_730d', { termsKnown: 1 }, 'too_little_history'],
    ['contractions_730d', { termsKnown: 2 }, 'No contract term smaller than the one before in 730 days'],
    ['seats_change_90d', {}, 'Seats under contract steady over 90 days'],
    ['seats_change_90d', { termSeats: 40 }, 'Seats under contract down 20% in 90 days'],
    ['seats_change_90d', { termSeats: null }, 'not_reported'],
    ['seats_change_90d', { termSeatsPrev: null }, 'not_reported'],
    ['seats_change_90d', { termArrPrev: null, termSeatsPrev: null }, 'too_little_history'],
    ['renewed_terms', {}, 'Contract renewed 2 times without a gap'],
    ['renewed_terms', { renewedTerms: 1 }, 'Contract renewed 1 time without a gap'],
    ['renewed_terms', { renewedTerms: 0 }, 'Contract renewed 0 times without a gap'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  }); // prettier-ignore

  it.each(['expansion_365d', 'contractions_730d', 'seats_change_90d', 'renewed_terms'])(
    '%s is unknown without any, and says whether there is a source of them',
    (name) => {
      expect(tell(name, NO_TERMS)).toBe('never_seen');
      expect(tell(name, { ...NO_TERMS, connected: ['accounts'] })).toBe('not_connected');
    },
  );
});

describe('the contract’s end', () => {
  it.each([
    ['in force', {}, '0 days without a contract in force'],
    ['ended today', { ...ENDED, termsEndedOn: '2026-03-04' }, '0 days without a contract in force'],
    ['ended yesterday', { ...ENDED, termsEndedOn: '2026-03-03' }, '1 day without a contract in force'],
    ['ended, the account renews later', { ...ENDED, termsEndedOn: '2026-02-01', renewalOn: '2026-04-01' }, '0 days without a contract in force'],
    ['ended after the account’s date', { ...ENDED, termsEndedOn: '2026-03-01', renewalOn: '2025-03-01' }, '3 days without a contract in force'],
    ['the account’s date alone, past', { ...NO_TERMS, renewalOn: '2026-02-22' }, '10 days without a contract in force'],
    ['the account’s date alone, ahead', { ...NO_TERMS, renewalOn: '2026-03-05' }, '0 days without a contract in force'],
    ['no term and no date', { ...NO_TERMS, renewalOn: null }, 'not_reported'],
    ['nothing at all', { ...NO_TERMS, renewalOn: null, connected: [] }, 'not_connected'],
  ])('%s', (_what, over, sentence) => {
    expect(tell('term_ended_days', over)).toBe(sentence);
  }); // prettier-ignore
});

describe('several delays', () => {
  it.each([
    [{}, '0 of 12 invoices late in 365 days'],
    [{ late365: 2 }, '2 of 12 invoices late in 365 days'],
    [{ due365: 1, late365: 1 }, '1 of 1 invoice late in 365 days'],
    [{ due365: 0 }, 'too_few_to_compare'],
    [{ due365: null, connected: [] }, 'not_connected'],
  ] as const)('%j read "%s"', (over, sentence) => {
    expect(tell('late_payments_365d', over)).toBe(sentence);
  });
});
