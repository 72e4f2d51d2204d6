import { COHORT_GROUPINGS, type Portfolio, type PortfolioAccount } from '../../src/domain/portfolio';
import { buildPortfolio } from '../../src/views/portfolio/build-portfolio';
import { buildChartsMessage } from '../../src/views/portfolio/charts-sent';
import { lintMessage } from '../support/lint-blocks';
import { HOSTILE } from './cards';
import { buildSamplePortfolio, group } from './portfolio-sample';
import { listActionIds, textOf } from './reading';

const say = (changes: Partial<Portfolio> = {}): string => textOf(buildPortfolio(buildSamplePortfolio(changes)).blocks);
const summary = (changes: Partial<Portfolio['summary']>): Portfolio['summary'] => ({
  ...buildSamplePortfolio().summary,
  ...changes,
});
const LONG = HOSTILE.repeat(20);

describe('/health portfolio', () => {
  it('R179: begins with the revenue at risk, in how many accounts, and against 30 days ago', () => {
    const { text, blocks } = buildPortfolio(buildSamplePortfolio());
    expect(text).toBe('At risk: €2.3M of ARR in 45 Red accounts, 9.2% of 487');
    expect(textOf(blocks[0])).toContain('Since 24 Oct 2026: ARR at risk up €300K, 4 accounts more');
  });

  it('names one reason and one action before anything else', () => {
    expect(textOf(buildPortfolio(buildSamplePortfolio()).blocks[0])).toContain(
      'Begin with Acme. Logins down 41% in 14 days. Action: book a usage review',
    );
  });

  it('R179: says of every band how many, what share and what they pay', () => {
    expect(say()).toContain('🟢 Green: *312* (64%) · ARR €20M');
    expect(say()).toContain('🔴 Red: *45* (9.2%), of them 5 Critical · ARR €2.3M');
  });

  it('R182: says retention, NPS and what can be sold', () => {
    expect(say()).toContain('Retention of 12 months: 94% of 440 customers · NPS of 90 days: +31 (84 answers)');
    expect(say()).toContain('Ready to expand: 23 accounts, ARR €1.5M, perhaps €120K more');
  });

  it('R181: says of a forecast whether it is learnt, and only then a range', () => {
    expect(say()).toContain('Expected to stay within a year: *91%* of EUR ARR (88% to 94%); learnt from own outcomes');
    const assumed = { currency: 'EUR', rate: 0.9, low: null, high: null, basis: 'assumption' as const };
    expect(say({ retention: [assumed] })).toContain('*90%* of EUR ARR; an assumption of the model');
    const both = say({ retention: [assumed, { ...assumed, currency: 'USD', rate: 0.8 }] });
    expect(both).toContain('Expected to stay within a year: *90%* of EUR ARR, *80%* of USD ARR; an assumption');
  });

  it('R181: names who fell by more than 15 points, and the ten at risk who pay most', () => {
    expect(say()).toContain('Fell by more than 15 points in 30 days: *7*: Acme −24 and 6 more');
    expect(say()).toContain('1. *Acme* 31 · ARR €120K · renews 31 Mar 2027 · Logins down 41% in 14 days');
  });

  it('R180: draws the course of Red in the line, beside its ends', () => {
    expect(say()).toMatch(/Red since 25 May 2026: [▁-█]+ 38 → 45/u);
  });

  it('R190: compares groups, each with size, median, share in Red and course', () => {
    expect(say()).toContain('Mid-market: 130 accounts · median 64.5 · 20% Red · −2.4 points in 90 days');
  });

  it.each([
    [71, 65, 'healthier than'],
    [65, 71, 'worse than'],
    [69, 65, 'neither healthier nor worse than'],
  ])('R195: recent customers at a median of %i, those before at %i: %s', (now, before, words) => {
    const row = { name: '2026 H1', accounts: 12, medianScore: now, redShare: 0.1, change90: null, changed: 0 };
    const recent = { recent: row, earlier: { ...row, name: null, medianScore: before } };
    expect(say({ recent })).toContain(`Customers since 2026 H1 are ${words} those before`);
  });

  it('R210: shows tiers beside what is usual', () => {
    expect(say()).toContain('Tier 1: 58 (12%, usual 10% to 15%)');
  });

  it('R47: warns of one customer that is a great part of everything', () => {
    const concentration = [{ accountId: 'a', name: 'Acme', share: 0.27 }];
    expect(say({ concentration })).toContain('⚠ Acme alone is 27% of all ARR');
    expect(say()).not.toContain('⚠');
  });

  it('offers the pictures and other groups', () => {
    expect(listActionIds(buildPortfolio(buildSamplePortfolio()))).toEqual(['portfolio.cohorts', 'portfolio.charts']);
  });

  it.each([
    ['nothing at all', { total: group(0, null) }, 'No account is known yet'],
    ['a pod without accounts', { total: group(0, null), pods: ['West'] }, 'Your pod has no accounts yet.'],
    ['nothing scored', { unscored: 487 }, 'None of 487 accounts has been scored yet.'],
    ['nothing Red', { byBand: { ...buildSamplePortfolio().summary.byBand, red: group(0, 0) } }, 'Nothing is at risk'],
    [
      'no ARR known',
      { byBand: { ...buildSamplePortfolio().summary.byBand, red: group(2, 0.1) } },
      'At risk: 2 Red accounts, 10% of 487; what they pay is not known',
    ],
    ['nothing kept of last month', { change: null }, 'At risk: €2.3M'],
  ])('has words for %s', (_what, changes, words) => {
    const message = buildPortfolio(buildSamplePortfolio({ summary: summary(changes) }));
    expect(message.text).toContain(words);
    expect(lintMessage(message)).toEqual([]);
  });

  it.each(COHORT_GROUPINGS)('is taken by Slack with the longest and most hostile of everything, by %s', (by) => {
    const account: PortfolioAccount = { ...worst(), name: LONG };
    const currencies = Array.from({ length: 9 }, (_none, index) => ({ currency: `XX${index}`, amount: 1e12 }));
    const all = { accounts: 100_000, share: 1, arr: currencies };
    const row = { name: LONG, accounts: 99_999, medianScore: 50, redShare: 0.5, change90: -12.34, changed: 9 };
    const message = buildPortfolio(
      buildSamplePortfolio({
        summary: summary({
          total: all,
          byBand: { red: all, yellow: all, green: all, unknown: all },
          pods: Array<string>(30).fill(LONG),
        }),
        topAtRisk: Array.from({ length: 10 }, () => account),
        fallen: { accounts: 5000, top: Array.from({ length: 5 }, () => account) },
        concentration: Array.from({ length: 4 }, () => ({ accountId: 'a', name: LONG, share: 0.24 })),
        cohorts: { by, rows: Array.from({ length: 60 }, () => row) },
      }),
    );
    expect(lintMessage(message)).toEqual([]);
    expect(JSON.stringify(message)).not.toContain('<!channel>');
  });
});

const worst = (): PortfolioAccount => ({
  accountId: 'a',
  name: LONG,
  score: 100,
  change30: -100,
  arr: 1e12,
  currency: 'EUR',
  renewalOn: '2027-03-31',
  reason: LONG,
  action: LONG,
  actionDueOn: '2026-11-27',
});

describe('the message above the pictures', () => {
  it('says what they show, for whoever does not see them', () => {
    const files = [{ title: 'Accounts by score', altText: 'Accounts by score: 4 Red' }];
    const message = buildChartsMessage(buildSamplePortfolio(), files);
    expect(message.text).toContain('At risk: €2.3M');
    expect(textOf(message.blocks)).toContain('• Accounts by score: 4 Red');
    expect(lintMessage(message)).toEqual([]);
    const { byBand } = summary({});
    const calm = summary({ byBand: { ...byBand, red: { ...byBand.red, accounts: 0 } } });
    expect(buildChartsMessage({ summary: calm }, files).text).toMatch(/ is Red\. The pictures are in the thread\.$/);
  });
});
