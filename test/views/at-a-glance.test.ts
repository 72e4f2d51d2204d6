import type { KnownBlock } from '@slack/types';
import { BANDS } from '../../src/domain/band';
import { buildAccountCard } from '../../src/views/account-card';
import { buildList } from '../../src/views/list/build-list';
import { countWords } from '../../src/views/list/rows';
import { buildPortfolio } from '../../src/views/portfolio/build-portfolio';
import { bandLabel, trendLabel } from '../../src/views/wording';
import { buildSample } from './list/samples';
import { buildSamplePortfolio } from './portfolio-sample';
import { textOf } from './reading';
import { buildAccount, HEALTH } from './samples';

const card = buildAccountCard(buildAccount());
const list = buildList(buildSample());
const portfolio = buildPortfolio(buildSamplePortfolio());

/** Blocks that Slack draws alike on a phone and on a desk. */
const ON_PHONES: ReadonlySet<KnownBlock['type']> = new Set([
  'section',
  'context',
  'actions',
  'divider',
  'header',
  'image',
]);

describe('R191: what a CSM looks at', () => {
  it('is coded in colour, and in words beside it', () => {
    expect(BANDS.map(bandLabel)).toEqual(['🔴 Red', '🟡 Yellow', '🟢 Green', '⚪ Unknown']);
    for (const { blocks } of [card, list]) expect(textOf(blocks)).toContain(bandLabel('red'));
  });

  it('has an arrow where something moves', () => {
    const signs = (['improving', 'stable', 'declining'] as const).map((trend) => trendLabel(trend).slice(0, 1));
    expect(signs).toEqual(['▲', '→', '▼']);
    expect(textOf(card.blocks)).toContain(trendLabel(HEALTH.momentum.trend));
    expect(textOf(list.blocks)).toContain('▼ down');
  });

  it('has a line of bars of the weeks behind it', () => {
    expect(textOf(card.blocks)).toMatch(/[▁-█·]{5} {2}score, 5 weeks/u);
    expect(textOf(portfolio.blocks)).toMatch(/Red since .*: [▁-█]+ /u);
  });

  it('is simple: a row says no more than 40 words, and a list asks for no more than one press a row', () => {
    const rows = list.blocks.filter((block) => textOf(block).includes(' ARR · renews'));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(countWords(textOf(row).split('\nDetails')[0] ?? '')).toBeLessThanOrEqual(40);
      expect(textOf(row)).toContain('Details');
    }
  });

  it('is for phones, too: one column of text, a sentence as its notification, no table and no fixed width', () => {
    for (const { text, blocks } of [card, list, portfolio]) {
      expect(text).toMatch(/^\S.{20,}/);
      expect(text).not.toMatch(/[*`<]/);
      expect(blocks.filter(({ type }) => !ON_PHONES.has(type))).toEqual([]);
      expect(textOf(blocks)).not.toContain('```');
    }
  });
});

it('R193: one page shows who is at risk and who is healthy, how many, what they pay, and where to begin', () => {
  const said = textOf(portfolio.blocks);
  for (const words of [
    '🔴 Red: *45* (9.2%)',
    '🟢 Green: *312* (64%) · ARR €20M',
    '*Top 1 at risk by ARR*',
    'Ready to expand: 23 accounts',
  ])
    expect(said).toContain(words);
});
