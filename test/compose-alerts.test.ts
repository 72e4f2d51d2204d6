import { chooseDri } from '../src/alerts/choose-dri';
import { toDriSettings } from '../src/compose-alerts';
import { parseConfigFile } from '../src/config-file';

const SUBJECT = {
  segment: null,
  aeEmail: 'ae@example.test',
  csmEmail: 'csm@example.test',
  podManagerEmail: null,
} as const;
const present = { isKnown: () => true, absenceOf: () => null };

/** Whom an empty barometer.yaml, or one with these rules, names. */
const nameOf = (renewalDays: number | null, alerts = '') => {
  const settings = toDriSettings(parseConfigFile(alerts, 'barometer.yaml').alerts);
  return chooseDri({ ...SUBJECT, alert: 'turned_red', renewalDays }, settings, present).email;
};

describe('who is named where barometer.yaml says nothing', () => {
  it.each([
    [0, 'ae@example.test'],
    [90, 'ae@example.test'],
    [91, 'csm@example.test'],
    [null, 'csm@example.test'],
  ])('R163: of an account that turns red %s days before its renewal: %s', (days, email) => {
    expect(nameOf(days)).toBe(email);
  });
});

describe('rules of barometer.yaml', () => {
  it('X17: take the place of those, each with all it says', () => {
    const rules =
      'alerts: { dri: [{ when: { alerts: [turned_red], renewal_within_days: 30 }, role: csm }, { role: ae }] }';
    expect([nameOf(30, rules), nameOf(31, rules)]).toEqual(['csm@example.test', 'ae@example.test']);
  });
});
