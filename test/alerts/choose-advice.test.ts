import { type AdviceInput, chooseAdvice } from '../../src/alerts/choose-advice';

const adviceOf = (word: string) => ({
  reason: `reason of the ${word}`,
  action: `act on the ${word}`,
  actionDueOn: null,
});
const alertOf = (tier: NonNullable<AdviceInput['alert']>['tier'], isSnoozed = false) => ({
  ...adviceOf('alert'),
  tier,
  isSnoozed,
});
const choose = (over: Partial<AdviceInput>) =>
  chooseAdvice({
    flag: 'standard_cadence',
    alert: null,
    health: adviceOf('score'),
    expansion: adviceOf('offer'),
    ...over,
  }).reason;

describe('the reason and the action beside an account’s flag', () => {
  it.each(['critical', 'high', 'moderate', 'renewal'] as const)('are those of an open alert of tier %s', (tier) => {
    expect(choose({ flag: 'call_today', alert: alertOf(tier) })).toBe('reason of the alert');
    expect(choose({ flag: 'expansion_talk', alert: alertOf(tier) })).toBe('reason of the alert');
  });

  it('are the alert’s offer where the flag is blue, and nowhere else', () => {
    expect(choose({ flag: 'expansion_talk', alert: alertOf('expansion') })).toBe('reason of the alert');
    expect(choose({ flag: 'call_today', alert: alertOf('expansion') })).toBe('reason of the score');
  });

  it('are the offer of a green account that is ready', () => {
    expect(choose({ flag: 'expansion_talk' })).toBe('reason of the offer');
  });

  it('are those of the score where no alert is open, or its owner put it off', () => {
    expect(choose({ flag: 'call_today' })).toBe('reason of the score');
    expect(choose({ flag: 'call_today', alert: alertOf('critical', true) })).toBe('reason of the score');
  });

  it('come whole, and carry nothing else along', () => {
    const { reason, action, actionDueOn, ...rest } = chooseAdvice({
      flag: 'call_today',
      alert: { ...alertOf('high'), actionDueOn: '2026-11-27' },
      health: adviceOf('score'),
      expansion: adviceOf('offer'),
    });
    expect({ reason, action, actionDueOn }).toEqual({ ...adviceOf('alert'), actionDueOn: '2026-11-27' });
    expect(rest).toEqual({});
  });

  it('are nothing where nothing is known', () => {
    const nothing = { reason: null, action: null, actionDueOn: null };
    expect(chooseAdvice({ flag: 'not_known', alert: null, health: nothing, expansion: nothing })).toEqual(nothing);
  });
});
