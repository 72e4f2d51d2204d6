import fc from 'fast-check';
import {
  buildAtRiskTrendChart,
  buildBandTrendChart,
  describeAtRiskTrend,
  describeBandTrend,
  TREND_SIZE,
} from '../../src/charts/band-trend';
import { renderSvg } from '../../src/charts/render-png';
import { buildDistributionChart, describeDistribution, DISTRIBUTION_SIZE } from '../../src/charts/score-distribution';
import type { FleetDay, ScoreBucket } from '../../src/domain/portfolio';

const bucket = (from: number, red: number, yellow: number, green: number): ScoreBucket => ({
  from,
  to: from === 90 ? 100 : from + 9,
  byBand: { red, yellow, green },
});
const day = (on: string, red: number): FleetDay => ({
  day: on,
  accounts: red + 30,
  byBand: { red, yellow: 20, green: 10, unknown: 0 },
  atRiskArr: [],
  meanScore: 50,
});
const DAYS = [day('2026-05-25', 7), day('2026-06-01', 12), day('2026-06-08', 9)];

describe('the picture of accounts by score', () => {
  it('R180: has a column for every ten points, in the colours of its bands and with their words', () => {
    const svg = renderSvg(
      buildDistributionChart([bucket(30, 4, 6, 0), bucket(90, 0, 0, 5)], 'By score'),
      DISTRIBUTION_SIZE,
    );
    for (const word of ['By score', '30–39', '90–100', 'Red', 'Yellow', 'Green', '#b3261e', '#e0a100', '#2e7d4f'])
      expect(svg).toContain(word);
  });

  it('says in words how many are in each band and where most are', () => {
    const words = describeDistribution([bucket(30, 4, 6, 0), bucket(90, 0, 0, 5)]);
    expect(words).toBe('Accounts by score, 15 accounts: 4 Red, 6 Yellow, 5 Green. Most of them, 10, score 30–39.');
  });

  it('says that there is nothing to see before anything is scored', () => {
    expect(describeDistribution([bucket(0, 0, 0, 0)])).toBe('Accounts by score: no account has a score yet.');
  });

  it('never says of a band another number than the columns hold', () => {
    const buckets = fc.array(fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(buckets, (rows) => {
        const all = rows.map(([red, yellow, green], index) => bucket(index * 10, red, yellow, green));
        const sum = (band: 'red' | 'yellow' | 'green') => all.reduce((total, { byBand }) => total + byBand[band], 0);
        fc.pre(sum('red') + sum('yellow') + sum('green') > 0);
        const words = describeDistribution(all);
        expect(words).toContain(`${sum('red')} Red, ${sum('yellow')} Yellow, ${sum('green')} Green`);
      }),
    );
  });
});

describe('the pictures of six months', () => {
  it('R180: show every band week by week, and the accounts at risk by themselves', () => {
    const bands = buildBandTrendChart(DAYS, 'Bands');
    expect(bands).toMatchObject({
      xAxis: { data: ['25 May', '1 Jun', '8 Jun'] },
      series: [{ name: 'Red', data: [7, 12, 9] }, { name: 'Yellow', data: [20, 20, 20] }, { name: 'Green' }],
    });
    expect(buildAtRiskTrendChart(DAYS, 'At risk')).toMatchObject({ series: [{ name: 'Red', data: [7, 12, 9] }] });
    expect(renderSvg(bands, TREND_SIZE)).toContain('25 May');
  });

  it('say in words where they begin, where they end and how bad it was between', () => {
    expect(describeBandTrend(DAYS)).toBe(
      'Accounts by band from 25 May 2026 to 8 Jun 2026: Red from 7 to 9, Yellow from 20 to 20, Green from 10 to 10.',
    );
    expect(describeAtRiskTrend(DAYS)).toBe(
      'Accounts at risk: 7 on 25 May 2026, 9 on 8 Jun 2026, at most 12 on 1 Jun 2026.',
    );
  });

  it.each([[[]], [[day('2026-06-08', 9)]]])('say that one day is no course', (days) => {
    expect(describeBandTrend(days)).toContain('one day is known so far');
    expect(describeAtRiskTrend(days)).toContain('one day is known so far');
  });
});
