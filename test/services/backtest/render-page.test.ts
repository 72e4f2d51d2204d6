import { evaluate } from '../../../src/backtest/evaluate';
import type { Snapshot } from '../../../src/backtest/snapshot';
import type { BacktestResult } from '../../../src/services/backtest/backtest-result';
import { renderPage } from '../../../src/services/backtest/page/render-page';

/** A score that says all, or nothing: 60 accounts, of which every third left. */
function buildSnapshots(says: 'all' | 'nothing'): Snapshot[] {
  return Array.from({ length: 120 }, (_, index) => {
    const churned = index % 3 === 0;
    const score = says === 'all' ? (churned ? 20 : 85) + (index % 7) : 20 + ((index * 37) % 80);
    return {
      accountId: `a${index}`,
      cutOff: '2025-01-01',
      segment: null,
      score,
      band: score < 36 ? 'red' : 'green',
      probability: 1 - score / 100,
      values: {},
      churned: { 60: churned, 90: churned },
      expanded: { 60: null, 90: index % 5 === 0 },
    };
  });
}

function buildResult(says: 'all' | 'nothing'): BacktestResult {
  const { horizons } = evaluate(buildSnapshots(says), [60, 90], { seed: 1, resamples: 200 });
  const longest = horizons['90'];
  return {
    model: 'three-pillar',
    version: 'abc',
    verdict: longest?.verdict ?? 'no signal',
    verdict_reason: longest?.verdict_reason ?? '',
    set: {
      accounts: 130,
      accounts_with_outcome: 120,
      churned_accounts: 40,
      first_on: '2024-01-01',
      last_on: '2025-12-31',
      from: '2025-01-01',
      cut_offs: ['2025-01-01'],
      training_cut_offs: [],
      training_rows: 0,
      horizons: [60, 90],
      seed: 1,
      left_out: [],
    },
    horizons,
    warning: { churned_accounts: 40, warned_accounts: 20, warned_rate: 0.5, median_weeks: 3, alerts: 10, account_years: 20, alerts_per_account_year: 0.5 }, // prettier-ignore
    forecast: {
      forecasts: 1200,
      coverage: 0.81,
      below: 0.1,
      above: 0.09,
      mean_width: 20,
      mean_error: 6,
      naive_error: 7,
    },
    probability_basis: 'assumption',
    against: null,
    fit: { kind: 'too_little', why: '3 accounts churned' },
  };
}

describe('the page of a backtest', () => {
  const page = renderPage(buildResult('all'), 'Acme <& "Sons">');

  it('stands alone: no script, and nothing loaded from elsewhere', () => {
    expect(page).not.toMatch(/<script|<link|<iframe|@import|\bsrc=|\bon\w+="/i);
    const addresses = (page.match(/(?:href|url\()[^\s>]*/g) ?? []).filter(
      (one) => !/^(?:href="|url\(["']?)#/.test(one),
    );
    expect(addresses).toEqual([]);
  });

  it('says what every chart shows to those who cannot see it', () => {
    const charts = page.match(/<svg [^>]*>/g) ?? [];
    expect(charts).toHaveLength(3);
    for (const chart of charts) expect(chart).toMatch(/role="img" aria-label="[^"]{40,}"/);
    expect(page).toContain('90 days: 1.00');
  });

  it('shows names as text', () => {
    expect(page).toContain('<h1>Backtest: Acme &lt;&amp; &quot;Sons&quot;&gt;</h1>');
  });

  it('has the verdict first, and what it means where there is no signal', () => {
    expect(page).toMatch(/<h1>.*<\/h1>\n<div class="verdict signal">SIGNAL in 90 days: AUC 1\.00/);
    const noise = renderPage(buildResult('nothing'), 'Noise');
    expect(noise).toMatch(/<div class="verdict none">NO SIGNAL in 90 days: AUC 0\.\d\d.*chance/);
    expect(noise).toContain('treat its colours as unproven');
  });

  it('R80: has expansion by band where outcomes say anything of it', () => {
    expect(page).toContain('<caption>Expanded within 90 days, by band</caption>');
  });

  it('says how often the 80% range of the forecast held what came', () => {
    expect(page).toContain('of 1,200 made for 90 days later, 81.0% held what came in their 80% range');
  });

  it('says why no model is proposed', () => {
    expect(page).toContain('No model is proposed: 3 accounts churned.');
  });
});
