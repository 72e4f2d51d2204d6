import { buildFeatures, getSignal, NOW } from '../build-features';

describe('a goal of several keeps its grammar', () => {
  it.each([
    ['champions_left_90d', 'at most 3 champions leave in 90 days'],
    ['contractions_730d', 'at most 3 terms shrink in two years'],
    ['disputed_invoices', 'at most 3 invoices are disputed'],
    ['late_payments_365d', 'at most 3 invoices are late in a year'],
    ['key_people_dormant', 'at most 3 of their sponsors and champions are quiet for 30 days'],
  ])('%s', (name, goal) => {
    expect(getSignal(name).goal?.(3, buildFeatures(), NOW)).toBe(goal);
  });
});
