import fc from 'fast-check';
import { chooseDri, type DriSettings, type DriSubject } from '../../src/alerts/choose-dri';

const SETTINGS: DriSettings = {
  rules: [
    { segments: ['smb'], role: 'csm' },
    { alerts: ['red'], renewalWithinDays: 60, role: 'csm' },
    { segments: ['enterprise'], role: 'ae' },
  ],
  fallbackEmail: 'ops@example.test',
};
const SUBJECT: DriSubject = {
  alert: 'red',
  segment: 'enterprise',
  renewalDays: 200,
  aeEmail: 'ae@example.test',
  csmEmail: 'csm@example.test',
  podManagerEmail: 'manager@example.test',
};
const everybody = () => true;

describe('the one person an alert names', () => {
  it.each([
    ['the AE, without a rule that says otherwise', {}, 'ae@example.test', 'rule'],
    ['the CSM of a small account', { segment: 'smb' }, 'csm@example.test', 'rule'],
    ['the CSM 60 days before the renewal', { renewalDays: 60 }, 'csm@example.test', 'rule'],
    ['the CSM on the day of the renewal', { renewalDays: 0 }, 'csm@example.test', 'rule'],
    ['the AE 61 days before it', { renewalDays: 61 }, 'ae@example.test', 'rule'],
    ['the AE after it', { renewalDays: -1 }, 'ae@example.test', 'rule'],
    ['the AE when the renewal is not known', { renewalDays: null }, 'ae@example.test', 'rule'],
    ['the AE when the segment is not known', { segment: null }, 'ae@example.test', 'rule'],
    ['the CSM when there is no AE', { aeEmail: null }, 'csm@example.test', 'other_owner'],
    [
      "the pod's manager when there is no owner",
      { aeEmail: null, csmEmail: null },
      'manager@example.test',
      'pod_manager',
    ],
    [
      'the fallback person when there is nobody else',
      { aeEmail: null, csmEmail: null, podManagerEmail: null },
      'ops@example.test',
      'fallback',
    ],
  ] as const)('X17: is %s', (_, changes, email, via) => {
    expect(chooseDri({ ...SUBJECT, ...changes }, SETTINGS, everybody)).toEqual({ email, via });
  });

  it('X17: is never someone who is not known, and nobody when none is', () => {
    const known = (email: string) => email === 'manager@example.test';
    expect(chooseDri(SUBJECT, SETTINGS, known)).toEqual({ email: 'manager@example.test', via: 'pod_manager' });
    expect(chooseDri(SUBJECT, SETTINGS, () => false)).toEqual({ email: null, reason: 'nobody_known' });
  });

  it('R12: is always one known person when anybody of the chain is known', () => {
    const email = fc.option(fc.constantFrom('a@example.test', 'b@example.test', 'c@example.test'));
    const people = fc.record({ aeEmail: email, csmEmail: email, podManagerEmail: email });
    fc.assert(
      fc.property(people, fc.array(fc.constantFrom('a@example.test', 'b@example.test')), (owners, known) => {
        const isKnown = (one: string) => known.some((other) => other === one);
        const choice = chooseDri({ ...SUBJECT, ...owners }, { rules: [], fallbackEmail: null }, isKnown);
        const reachable = Object.values(owners).some((one) => one !== null && isKnown(one));
        expect(choice.email !== null && isKnown(choice.email)).toBe(reachable);
      }),
    );
  });
});
