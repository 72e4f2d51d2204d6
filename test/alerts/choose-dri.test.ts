import fc from 'fast-check';
import type { Absence } from '../../src/domain/absence';
import type { Presence } from '../../src/alerts/find-cover';
import { chooseDri, type DriSettings, type DriSubject } from '../../src/alerts/choose-dri';

const SETTINGS: DriSettings = {
  rules: [
    { segments: ['smb'], role: 'csm' },
    { alerts: ['turned_red'], renewalWithinDays: 60, role: 'csm' },
    { segments: ['enterprise'], role: 'ae' },
  ],
  fallbackEmail: 'ops@example.test',
};
const SUBJECT: DriSubject = {
  alert: 'turned_red',
  segment: 'enterprise',
  renewalDays: 200,
  aeEmail: 'ae@example.test',
  csmEmail: 'csm@example.test',
  podManagerEmail: 'manager@example.test',
};
const ALL: Presence = { isKnown: () => true, absenceOf: () => null };

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
    expect(chooseDri({ ...SUBJECT, ...changes }, SETTINGS, ALL)).toEqual({ email, via });
  });

  it('X17: is the person of the rule for what the alert is about', () => {
    const rules = [{ alerts: ['renewal_90', 'renewal_60'], role: 'ae' }, { role: 'csm' }] as const;
    const emailOf = (alert: DriSubject['alert']) => chooseDri({ ...SUBJECT, alert }, { ...SETTINGS, rules }, ALL).email;
    expect(emailOf('renewal_60')).toBe('ae@example.test');
    expect(emailOf('renewal_30')).toBe('csm@example.test');
    expect(emailOf('turned_red')).toBe('csm@example.test');
  });

  it('X17: is never someone who is not known, and nobody when none is', () => {
    const known = (email: string) => email === 'manager@example.test';
    expect(chooseDri(SUBJECT, SETTINGS, there(known))).toEqual({ email: 'manager@example.test', via: 'pod_manager' });
    expect(
      chooseDri(
        SUBJECT,
        SETTINGS,
        there(() => false),
      ),
    ).toEqual({ email: null, reason: 'nobody_known' });
  });
});

describe('while people are away', () => {
  const AE = { email: 'ae@example.test', until: new Date('2026-12-03T00:00:00Z') };
  const CSM = { email: 'csm@example.test', until: new Date('2026-12-10T00:00:00Z') };
  const coversFor = AE;

  it.each([
    [
      'the cover the owner named',
      [{ ...AE, coverEmail: 'ben@example.test' }],
      { email: 'ben@example.test', via: 'rule', coversFor },
    ],
    [
      "the cover's cover when the cover is away too",
      [
        { ...AE, coverEmail: 'csm@example.test' },
        { ...CSM, coverEmail: 'ben@example.test' },
      ],
      { email: 'ben@example.test', via: 'rule', coversFor },
    ],
    [
      "the account's other owner when no cover was named",
      [{ ...AE, coverEmail: null }],
      { email: 'csm@example.test', via: 'other_owner' },
    ],
    [
      'the next of the chain when two cover for each other and both are away',
      [
        { ...AE, coverEmail: 'csm@example.test' },
        { ...CSM, coverEmail: 'ae@example.test' },
      ],
      { email: 'manager@example.test', via: 'pod_manager' },
    ],
    [
      'the next of the chain when the cover has left',
      [{ ...AE, coverEmail: 'left@example.test' }],
      { email: 'csm@example.test', via: 'other_owner' },
    ],
  ])('R12: is %s', (_, absences, expected) => {
    expect(
      chooseDri(
        SUBJECT,
        SETTINGS,
        there((email) => !email.startsWith('left'), absences),
      ),
    ).toEqual(expected);
  });

  it('R12: is the owner all the same when everybody is away: someone must be named', () => {
    const chain = ['ae', 'csm', 'manager', 'ops'].map((name) => ({
      email: `${name}@example.test`,
      until: AE.until,
      coverEmail: null,
    }));
    expect(
      chooseDri(
        SUBJECT,
        SETTINGS,
        there(() => true, chain),
      ),
    ).toEqual({ email: AE.email, via: 'all_away' });
  });
});

describe('whoever is known, whoever is away, whoever covers for whom', () => {
  const PEOPLE = ['a', 'b', 'c', 'd', 'e'] as const;
  const someone = fc.option(fc.constantFrom(...PEOPLE));
  const directory = fc.record({
    owners: fc.record({ aeEmail: someone, csmEmail: someone, podManagerEmail: someone }),
    fallbackEmail: someone,
    known: fc.subarray([...PEOPLE]),
    covers: fc.dictionary(fc.constantFrom(...PEOPLE), someone),
  });
  const until = new Date('2026-12-03T00:00:00Z');

  it('R12: is always exactly one known person, and one who is there if any of the chain or their covers is', () => {
    fc.assert(
      fc.property(directory, ({ owners, fallbackEmail, known, covers }) => {
        const isKnown = (email: string) => known.some((one) => one === email);
        const isAway = (email: string) => email in covers;
        const absences = Object.entries(covers).map(([email, coverEmail]) => ({ email, until, coverEmail }));
        const choice = chooseDri({ ...SUBJECT, ...owners }, { rules: [], fallbackEmail }, there(isKnown, absences));
        const chain = [...Object.values(owners), fallbackEmail].filter((one) => one !== null).filter(isKnown);
        const reachable = chain.flatMap((email) => covering(email, covers, isKnown));

        if (chain.length === 0) return expect(choice.email).toBeNull();
        const email = choice.email ?? 'nobody';
        expect(isKnown(email)).toBe(true);
        expect(isAway(email)).toBe(reachable.every(isAway));
      }),
    );
  });

  /** A person and everyone reached through covers, as a walk of five steps meets them, up to the first who is not known. */
  function covering(email: string, covers: Record<string, string | null>, isKnown: Presence['isKnown']): string[] {
    const walk = [email];
    for (let step = 0; step < PEOPLE.length; step += 1) {
      const next = covers[walk.at(-1) ?? ''] ?? null;
      if (next === null || !isKnown(next)) break;
      walk.push(next);
    }
    return walk;
  }
});

function there(isKnown: Presence['isKnown'], absences: readonly Absence[] = []): Presence {
  return { isKnown, absenceOf: (email) => absences.find((absence) => absence.email === email) ?? null };
}
