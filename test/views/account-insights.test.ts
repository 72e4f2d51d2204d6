import type { AccountInsights } from '../../src/domain/account-insights';
import type { Band } from '../../src/domain/band';
import { buildAccountCard, buildAccountModal, buildSharedCard } from '../../src/views/account-card';
import { lintMessage, lintView } from '../support/lint-blocks';
import { HOSTILE } from './cards';
import { textOf } from './reading';
import { buildAccount, HEALTH, INSIGHTS } from './samples';

const build = (over: Partial<AccountInsights>, band: Band = 'red') =>
  buildAccount({ health: { ...HEALTH, band, insights: { ...INSIGHTS, ...over } } });
const read = (over: Partial<AccountInsights>, band: Band = 'red') => textOf(buildAccountCard(build(over, band)).blocks);

describe('the card of an account', () => {
  it('R216: says which dimension fell, by which signals, and since when', () => {
    expect(read({})).toContain(
      '*What changed* Product −12 lately, falling since Thu 12 Nov: logins over 14 days −10, seats in use −2.',
    );
    expect(read({ rootCause: { dimension: 'support', lost: 1.2, signals: [], sinceOn: null } })).toContain(
      '*What changed* Support −1 lately.',
    );
    expect(read({ rootCause: null })).not.toContain('What changed');
  });

  it('says what would change it', () => {
    expect(read({})).toContain('*What would change it* Yellow if the P1 is solved.');
    expect(read({ nextBand: null })).toContain('*What would change it* more than two things have to get better.');
  });

  it.each(['green', 'unknown'] as const)('asks nothing of an account that is %s', (band) => {
    expect(read({ nextBand: null }, band)).not.toContain('What would change it');
  });

  it.each([
    ['critical', -23, null, '▼ declining (−23 in 30 days, critical drop)'],
    ['notable', -10, -30, '▼ declining (−10 in 30 days, notable drop)'],
    ['sustained', -3, -17, '▼ declining (−3 in 30 days, −17 in 90, sustained drop)'],
    [null, -4, -17, '▼ declining (−4 in 30 days)'],
    [null, null, null, '▼ declining\n'],
  ] as const)('R64: names a %s drop once, beside what makes it one', (drop, change30, change90, words) => {
    const card = build({ drop });
    const momentum = { change30, change90, change180: null, trend: 'declining' } as const;
    const seen = textOf(buildAccountCard({ ...card, health: { ...HEALTH, ...card.health, insights: { ...INSIGHTS, drop }, momentum } }).blocks);
    expect(seen).toContain(words);
  }); // prettier-ignore

  it('never shows a probability without what it rests on', () => {
    expect(read({})).toContain('*Leaves within a year*\n36% (assumption)');
    const fitted = { probability: 0.204, basis: 'calibrated' } as const;
    expect(read({ churn: { ...fitted, outcomes: 214 } })).toContain('20% (from 214 outcomes)');
    expect(read({ churn: { ...fitted, outcomes: null } })).toContain('20% (from own outcomes)');
    expect(read({ churn: null })).not.toContain('Leaves within');
  });

  it('R129: labels what can still be saved as an assumption', () => {
    expect(read({})).toContain('*At risk this quarter*\n$96K, about $76.8K can be saved (assumption)');
  });

  it('says where score and money disagree', () => {
    expect(read({ moneyFlag: 'green_but_billing_falls' }, 'green')).toContain('*Score and money disagree* Green, but they pay less');
    expect(read({ moneyFlag: 'red_but_seats_grow' })).toContain('*Score and money disagree* Red, but they bought seats');
    expect(read({})).not.toContain('disagree');
  }); // prettier-ignore

  it.each([
    [1, 'weekly', 'weekly, with a save plan'],
    [2, 'this_week', 'a talk this week'],
    [2, 'every_two_weeks', 'every two weeks'],
    [3, 'monthly', 'monthly'],
    [4, 'quarterly', 'quarterly'],
    [5, 'automated', 'automated'],
  ] as const)('R210–R214: tier %d with attention %s reads "%s"', (portfolioTier, attention, words) => {
    expect(read({ portfolioTier, attention })).toContain(`*Attention*\n${words} (tier ${portfolioTier})`);
  });

  it('plans no rescue of a green account, however near its renewal', () => {
    expect(read({ portfolioTier: 1, attention: 'weekly' }, 'green')).toContain('*Attention*\nweekly (tier 1)');
  });

  it('leaves the tier out where it is not known', () => {
    expect(read({ portfolioTier: null, attention: null })).not.toContain('*Attention*');
  });

  it('R47: says so when one account is much of all revenue', () => {
    expect(read({ arrShare: 0.234 })).toContain('*ARR*\n$240K, 23% of all USD ARR');
    expect(read({})).toContain('*ARR*\n$240K');
  });

  const expansion = { stage: 'ready', reason: 'Seats 94% used; API 90% used', arr: 12_000, action: 'offer the next package', actionDueOn: '2026-11-27' } as const; // prettier-ignore

  it('offers more after what is said of the driver: one reason, what it may be worth, one action', () => {
    expect(read({ expansion }, 'green')).toContain(
      '*Ready for more* Seats 94% used; worth about $12K a year, estimated. Action: offer the next package. By Fri 27 Nov.',
    );
    expect(read({ expansion: { ...expansion, arr: null } }, 'green')).not.toContain('worth');
    const nurtured = { ...expansion, stage: 'nurture', action: null, actionDueOn: null } as const;
    expect(read({ expansion: nurtured }, 'green')).toMatch(/\*Growing, not yet ready for more\* Seats 94% used; .*estimated\.$/m);
    expect(read({}, 'green')).not.toContain('more*');
  }); // prettier-ignore

  it('R3: begins with the offer where nothing pulled the score down, and says the rest once', () => {
    const card = build({ expansion }, 'green');
    const calm = { ...HEALTH, ...card.health, insights: { ...INSIGHTS, expansion }, reason: null, action: null, actionDueOn: null };
    const { text, blocks } = buildAccountCard({ ...card, health: calm });
    expect(text).toBe('Acme: Green, score 31. Ready for more: Seats 94% used. Action: offer the next package. By Fri 27 Nov.');
    expect(textOf(blocks)).toContain('*Also* API 90% used; worth about $12K a year, estimated.');
    expect(textOf(blocks).match(/Seats 94% used/g)).toHaveLength(1);
    const bare = { ...calm, insights: { ...INSIGHTS, expansion: { ...expansion, reason: 'Seats 94% used', arr: null } } };
    expect(textOf(buildAccountCard({ ...card, health: bare }).blocks)).not.toContain('*Also*');
  }); // prettier-ignore

  it('with every insight at once, in hostile words, is taken by Slack', () => {
    const hostile = build({
      nextBand: { signal: HOSTILE, from: 1, to: 2, also: null, band: 'green', sentence: HOSTILE.repeat(40) },
      rootCause: { dimension: HOSTILE, lost: 30, signals: [{ signal: HOSTILE, lost: 9 }], sinceOn: '2026-11-01' },
      moneyFlag: 'red_but_seats_grow', arrShare: 1, expansion: { stage: 'ready', reason: HOSTILE.repeat(40), arr: 1, action: HOSTILE.repeat(40), actionDueOn: null },
    }); // prettier-ignore
    expect(lintMessage(buildAccountCard(hostile))).toEqual([]);
    expect(lintMessage(buildSharedCard(hostile, { slackUserId: 'U0DANA' }))).toEqual([]);
    expect(lintView(buildAccountModal(hostile))).toEqual([]);
  });
});
