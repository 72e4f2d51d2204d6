import { predictionLine, sayClaim, sayGrade, sayHitRate } from '../../src/views/prediction';
import { buildAlertMessage } from '../../src/views/alert-message';
import { buildAccountCard } from '../../src/views/account-card';
import { lintMessage } from '../support/lint-blocks';
import { buildCard, HOSTILE } from './cards';
import { buildAccount } from './samples';

const CLAIM = 'Unless logins are back at 60 a week by Sat 12 Dec, Acme stays Red.';
const OPEN = { claim: CLAIM, dueOn: '2026-12-12', verdict: null };

describe('a prediction in words', () => {
  it('R4: names what has to be so, by which day, and what follows otherwise', () => {
    const about = { accountName: 'Acme', dueOn: '2026-12-12' };
    expect(sayClaim({ goal: 'logins are back at 60 a week', ...about })).toBe(CLAIM);
    expect(sayClaim({ goal: null, ...about })).toBe('On Sat 12 Dec Acme is still Red.');
  });

  it('R4: stands on the alert as one line, with its grade once it has one', () => {
    expect(predictionLine(OPEN, null)).toBe(`Checkable: ${CLAIM}`);
    expect(predictionLine({ ...OPEN, verdict: 'wrong' }, null)).toBe(`Checkable: ${CLAIM} Graded: ✗ wrong.`);
    expect(predictionLine(null, null)).toBeNull();
    const message = buildAlertMessage(buildCard({ prediction: { ...OPEN, claim: HOSTILE }, hitRate: { right: 14, wrong: 5 } })); // prettier-ignore
    expect(lintMessage(message)).toEqual([]);
    const text = JSON.stringify(message.blocks);
    expect(text).toContain('This reason was right 14 of 19 times.');
    expect(text).not.toContain('<!channel>');
  });

  it.each([
    [null, null],
    [{ right: 3, wrong: 1 }, null],
    [{ right: 4, wrong: 1 }, 'This reason was right 4 of 5 times.'],
    [{ right: 0, wrong: 5 }, 'This reason was right 0 of 5 times.'],
  ])('%o is told from five graded on: %s', (hitRate, said) => {
    expect(sayHitRate(hitRate)).toBe(said);
  });

  it('how often a reason was right stands beside it on the account’s card, too', () => {
    const shown = JSON.stringify(buildAccountCard({ ...buildAccount(), hitRate: { right: 14, wrong: 5 } }).blocks);
    expect(shown).toContain('This reason was right 14 of 19 times.');
  });

  it.each([
    ['right', 'left', false, 'right: the customer left. Claimed: C'],
    ['right', 'stayed_red', false, 'right: it did not get there, and the account is still Red. Claimed: C'],
    ['right', 'stayed_red', true, 'right: the account is still Red. Claimed: C'],
    ['wrong', 'left_red_without', true, 'wrong: the account left Red. Claimed: C'],
    ['unknown', 'not_known', true, 'unknown: there was too little data to tell. Claimed: C'],
  ] as const)('%s, %s (only the band: %p) reads “%s”', (verdict, why, isBandOnly, said) => {
    expect(sayGrade({ verdict, why, isBandOnly, claim: 'C' })).toBe(said);
  });
});
