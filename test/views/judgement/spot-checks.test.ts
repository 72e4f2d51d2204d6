import type { SpotCheckList } from '../../../src/domain/judgement';
import { buildSpotChecks } from '../../../src/views/judgement/spot-checks';
import { lintMessage } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';
import { listActionIds, textOf } from '../reading';

const check = (n: number, changes: Partial<SpotCheckList['checks'][number]> = {}): SpotCheckList['checks'][number] => ({
  spotCheckId: `0190a4f2-1111-4222-8333-4444555500${String(n).padStart(2, '0')}`,
  accountId: `a${n}`,
  accountName: `Account ${n}`,
  score: 40 + n,
  band: 'yellow',
  reason: 'Logins down 41% in 14 days',
  ground: 'near_edge',
  ...changes,
});
const listOf = (amount: number, changes: Partial<SpotCheckList['checks'][number]> = {}): SpotCheckList => ({
  month: '2026-11-01',
  checks: Array.from({ length: amount }, (_, n) => check(n, changes)),
});
const saidOf = (list: SpotCheckList, amount: number, note: string | null = null) =>
  list.checks
    .slice(0, amount)
    .map(({ spotCheckId }) => ({ spotCheckId, verdict: 'too_high' as const, note, checkedByName: 'Mona' }));

describe('a manager’s list of scores to look at', () => {
  it('R85: says of each its number, its reason, why it was drawn, and offers to check it', () => {
    const { text, blocks } = buildSpotChecks(listOf(1), []);
    expect(text).toBe(
      '1 score to look at in Nov 2026, 0 of 1 done: Account 0 (Yellow). Does each match what you know?',
    );
    expect(textOf(blocks)).toContain(
      '*Account 0* · 🟡 Yellow · *40*\nLogins down 41% in 14 days. Asked because it stands near the edge of its band.',
    );
    expect(listActionIds(blocks)).toEqual(['score.check']);
  });

  it('names three in its notification and counts the rest', () => {
    expect(buildSpotChecks(listOf(5), []).text).toContain('Account 2 (Yellow), 2 more.');
  });

  it('thanks once all is said, and offers nothing more', () => {
    const list = listOf(2);
    const { blocks } = buildSpotChecks(list, saidOf(list, 2, 'no'));
    expect(textOf(blocks)).toContain('2 of 2 done');
    expect(textOf(blocks)).toContain('✓ Mona: too high, “no”');
    expect(textOf(blocks)).toContain('Thank you, that was all.');
    expect(listActionIds(blocks)).toEqual([]);
  });

  it.each([
    ['as many as can be set', listOf(20), 0, null],
    [
      'hostile names and notes',
      listOf(20, { accountName: HOSTILE.repeat(40), reason: HOSTILE.repeat(40) }),
      10,
      HOSTILE.repeat(99),
    ],
    ['no score and no reason', listOf(1, { score: null, band: 'unknown', reason: null }), 0, null],
  ])('with %s is a message Slack takes', (_what, list, amount, note) => {
    const message = buildSpotChecks(list, saidOf(list, amount, note));
    expect(lintMessage(message)).toEqual([]);
    expect(textOf(message.blocks)).not.toContain('<!channel>');
  });
});
