import fc from 'fast-check';
import { findInternalWord } from '../../../src/views/customer-report/internal-words';

describe('R203: a word that no customer may read', () => {
  it.each([
    ['Your health score is 64', 'health'],
    ['your Score', 'Score'],
    ['Scores and scorecards', 'Scores'],
    ['the account is at-risk', 'risk'],
    ['Risky business', 'Risky'],
    ['unhealthy usage', 'unhealthy'],
    ['status: GREEN', 'GREEN'],
    ['moved from yellow', 'yellow'],
    ['Red', 'Red'],
    ['churned last year', 'churned'],
    ['The DRI calls you', 'DRI'],
    ['$240K ARR', 'ARR'],
    ['tier 1', 'tier'],
    ['an alert was opened', 'alert'],
    ['alerted', 'alerted'],
    ['the main driver', 'driver'],
    ['an override', 'override'],
    ['overridden', 'overridden'],
    ['NPS 9', 'NPS'],
    ['a promoter', 'promoter'],
    ['your save plan', 'save plan'],
    ['health_score', 'health'],
    ['your AE', 'AE'],
    ['sent by Barometer', 'Barometer'],
    ['your s\u200bcore', 'score'],
    ['your ｓｃｏｒｅ', 'score'],
    ['ch\u00adurn', 'churn'],
  ])('is found in "%s"', (text, word) => {
    expect(findInternalWord(text)).toBe(word);
  });

  it.each([
    'Reduce the time to close by a third',
    'Registered, hundred, bored, barred',
    'Upgraded graders',
    'bandwidth and abandoned carts',
    'frontier',
    'screwdrivers',
    'Arrange a carriage',
    'aerial',
    'We serve 12 healthcare sites',
    'evergreen greenhouse',
  ])('is not found inside another: "%s"', (text) => {
    expect(findInternalWord(text)).toBeNull();
  });

  it('is let through in a name, and only as the whole name', () => {
    const names = ['Red Hat', 'Churn Inc'];
    expect(findInternalWord('Red Hat and Churn Inc work well', names)).toBeNull();
    expect(findInternalWord('Red Hat is red', names)).toBe('red');
    expect(findInternalWord('Red Hatters', names)).toBe('Red');
    expect(findInternalWord('Churn Inc churned', names)).toBe('churned');
  });

  it('is let through in the longer of two names of which one begins the other', () => {
    expect(findInternalWord('Red Hat Risk', ['Red Hat', 'Red Hat Risk'])).toBeNull();
  });

  it('takes a name of signs as it is written, whatever they mean to a pattern', () => {
    expect(findInternalWord('Tier (One) [x]* is here', ['Tier (One) [x]*'])).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(findInternalWord(`Hello ${name}`, [name])).toBeNull();
      }),
    );
  });

  it('is found wherever it stands in a text', () => {
    const harmless = fc.stringMatching(/^[ .,;:\n-]*$/);
    fc.assert(
      fc.property(harmless, fc.constantFrom('score', 'Churn', 'RED', 'at-risk', 'DRI'), harmless, (a, word, b) => {
        expect(findInternalWord(`${a} ${word} ${b}`)).not.toBeNull();
      }),
    );
  });
});
