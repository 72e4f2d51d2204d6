import {
  buildAtRiskTrendChart,
  buildBandTrendChart,
  describeAtRiskTrend,
  describeBandTrend,
  TREND_SIZE,
} from '../../charts/band-trend';
import { renderPng } from '../../charts/render-png';
import { buildDistributionChart, describeDistribution, DISTRIBUTION_SIZE } from '../../charts/score-distribution';
import type { Portfolio } from '../../domain/portfolio';
import type { RenderedFile } from '../../domain/report';

/** The pictures of R180: distribution, bands week by week, at risk week by week. The last two need two days at least. */
export function drawPortfolio({ histogram, trend }: Pick<Portfolio, 'histogram' | 'trend'>): RenderedFile[] {
  const distribution = {
    name: 'accounts-by-score.png',
    title: 'Accounts by score',
    altText: describeDistribution(histogram),
    bytes: renderPng(buildDistributionChart(histogram, 'Accounts by score'), DISTRIBUTION_SIZE),
  };
  if (trend.length < 2) return [distribution];
  return [
    distribution,
    {
      name: 'bands-over-time.png',
      title: 'Accounts by band, week by week',
      altText: describeBandTrend(trend),
      bytes: renderPng(buildBandTrendChart(trend, 'Accounts by band, week by week'), TREND_SIZE),
    },
    {
      name: 'at-risk-over-time.png',
      title: 'Accounts at risk, week by week',
      altText: describeAtRiskTrend(trend),
      bytes: renderPng(buildAtRiskTrendChart(trend, 'Accounts at risk, week by week'), TREND_SIZE),
    },
  ];
}
