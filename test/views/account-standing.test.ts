import type { AccountStanding } from '../../src/domain/account-standing';
import type { ContactHealth } from '../../src/domain/contact';
import type { Override } from '../../src/domain/override';
import { buildAccountCard, buildAccountModal, buildSharedCard } from '../../src/views/account-card';
import { describeCohort, describeJudgement } from '../../src/views/account-judgement';
import { describePeople } from '../../src/views/account-people';
import { lintMessage, lintView } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';
import { textOf } from './reading';
import { buildAccount, HEALTH, STANDING } from './samples';

const COUNTS = { known: 8, seenKnown: 5, active30: 3, departments: 3, departmentsActive30: 2 };
const person = (name: string | null, over: Partial<ContactHealth> = {}): ContactHealth => ({
  contact: { contactId: `c-${name}`, name, email: null, role: 'champion', department: null, lastSeenAt: NOW, leftOn: null, npsScore: null, npsAt: null },
  score: 90,
  state: 'active',
  reason: 'Champion seen today',
  ...over,
}); // prettier-ignore
const AWAY = person('Kim', {
  contact: { ...person('Kim').contact, role: 'executive_sponsor', department: 'Board' },
  score: 28,
  state: 'dormant',
  reason: 'Executive sponsor not seen for 45 days',
});
const peopleOf = (over: Partial<AccountStanding>) => describePeople({ ...STANDING, ...over });
const likeOf = (over: Partial<AccountStanding>, health = HEALTH) => describeCohort({ ...STANDING, ...over }, health);
const judgedOf = (over: Partial<AccountStanding>, health: typeof HEALTH | null = HEALTH) =>
  describeJudgement({ ...STANDING, ...over }, health);

describe('the people on the card', () => {
  it('R69: name the dormant sponsor first, while 60% of the people are active', () => {
    const lines = peopleOf({ people: { counts: COUNTS, key: [AWAY, person('Lee')] } });
    expect(lines).toEqual([
      '*People* 3 of 8 contacts seen in 30 days, from 2 of 3 departments',
      '• Kim (Board): ⚠ *dormant* (28 of 100). Executive sponsor not seen for 45 days.',
      '• Lee: active (90 of 100). Champion seen today.',
    ]);
    const card = buildAccount({ standing: { ...STANDING, people: { counts: COUNTS, key: [AWAY] } } });
    expect(textOf(buildAccountCard(card).blocks)).toContain('⚠ *dormant*');
  });

  it('R76: name who left before those who stay, and say how many more there are', () => {
    const many = ['A', 'B', 'C', 'D', 'E'].map((name) => person(name));
    const left = person('Lou', { state: 'left', score: null, reason: 'Champion left 12 days ago' });
    const lines = peopleOf({ people: { counts: COUNTS, key: [...many, left] } });
    expect(lines[1]).toBe('• Lou: ⚠ *left*. Champion left 12 days ago.');
    expect(lines.at(-1)).toBe('and 2 more key contacts');
    expect(lines).toHaveLength(6);
  });

  it('say where no visit is known, and nothing where nobody is', () => {
    const blind = { ...COUNTS, seenKnown: 0, active30: 0 };
    expect(peopleOf({ people: { counts: blind, key: [] } })).toEqual([
      '*People* 8 contacts, when they were last seen is not known',
    ]);
    expect(peopleOf({})).toEqual([]);
  });
});

describe('the seats on the card', () => {
  it.each([
    ['waste', 0.28, '*Seats* 28% in use at the weekly peak: waste, although 3 of 5 contacts are active'],
    ['alert', 0.4, '*Seats* 40% in use at the weekly peak: under half of what they pay for'],
    ['signal', 0.87, '*Seats* 87% in use at the weekly peak: close to the limit'],
    ['task', 0.95, '*Seats* 95% in use at the weekly peak: at the limit'],
  ] as const)('R70: are shown as %s, engaged users or not', (state, rate, line) => {
    expect(peopleOf({ people: { counts: COUNTS, key: [] }, seatUse: { rate, state } }).at(-1)).toBe(line);
  }); // prettier-ignore

  it.each([
    ['at_risk', 0.35, 'at risk'],
    ['stable', 0.4, 'stable'],
    ['strong', 0.82, 'strong'],
  ] as const)('R93: features in use are called %s beside them', (state, rate, word) => {
    const line = `*Features* ${Math.round(rate * 100)}% of those paid for in use at the weekly peak: ${word}`;
    expect(peopleOf({ adoption: { rate, state } })).toEqual([line]);
    expect(peopleOf({ people: { counts: COUNTS, key: [] }, adoption: { rate, state } }).at(-1)).toBe(line);
  });

  it('call nobody active where under 60% are', () => {
    const quiet = { counts: { ...COUNTS, active30: 2 }, key: [] };
    expect(peopleOf({ people: quiet, seatUse: { rate: 0.1, state: 'waste' } }).at(-1)).not.toContain('although');
    expect(peopleOf({ seatUse: { rate: 0.1, state: 'waste' } }).at(-1)).not.toContain('although');
  });

  it('are left out where they are as they should be', () => {
    expect(peopleOf({ seatUse: { rate: 0.6, state: 'neutral' } })).toEqual([]);
  });
});

describe('the comparison on the card', () => {
  const smb = { by: 'segment', value: 'smb', size: 120, median: 78, percentile: 38, standing: 'behind' } as const;
  const at = (score: number) => ({ ...HEALTH, score });

  it('R72: says score and median of how many of what kind, and how it stands among them', () => {
    expect(likeOf({ cohort: smb }, at(65))).toEqual([
      '*Among its like* 65; the median of 120 SMB accounts is 78: behind, 38th percentile.',
    ]);
  });

  it.each([
    [{ ...smb, value: 'mid_market', standing: 'ahead' as const }, 'the median of 120 mid-market accounts is 78: ahead, 38th percentile.'],
    [{ ...smb, value: 'enterprise' }, 'of 120 enterprise accounts'],
    [{ ...smb, by: 'industry' as const, value: 'logistics' }, 'of 120 accounts in logistics'],
    [{ ...smb, by: 'plan' as const, value: 'team' }, 'of 120 accounts on the team plan'],
    [{ ...smb, by: 'tenure' as const, value: '1 to 2 years' }, 'of 120 customers of 1 to 2 years'],
    [{ ...smb, by: 'arr_tier' as const, value: 'EUR 10K to 50K', median: 77.5 }, 'of 120 accounts of EUR 10K to 50K ARR is 78: '],
    [{ ...smb, standing: 'level' as const }, ': level, '],
    [{ ...smb, percentile: 100 }, ', 99th percentile.'],
    [{ ...smb, percentile: 0 }, ', 1st percentile.'],
    [{ ...smb, percentile: 22 }, ', 22nd percentile.'],
    [{ ...smb, percentile: 43 }, ', 43rd percentile.'],
    [{ ...smb, percentile: 11 }, ', 11th percentile.'],
    [{ ...smb, percentile: 12 }, ', 12th percentile.'],
    [{ ...smb, percentile: 13 }, ', 13th percentile.'],
  ])('of %j reads "…%s"', (cohort, words) => {
    expect(likeOf({ cohort }, at(65))[0]).toContain(words);
  }); // prettier-ignore

  it('R187: is made with its segment, too, where another kind says more, on the card that says what to do', () => {
    const trade = { ...smb, by: 'industry', value: 'logistics', median: 90 } as const;
    const lines = likeOf({ cohort: trade, segment: smb }, at(65));
    expect(lines).toEqual([
      '*Among its like* 65; the median of 120 accounts in logistics is 90: behind, 38th percentile.',
      '*In its segment* 65; the median of 120 SMB accounts is 78: behind, 38th percentile.',
    ]);
    const standing = { ...STANDING, cohort: trade, segment: smb };
    const said = textOf(buildAccountCard(buildAccount({ standing, health: at(65) })).blocks);
    for (const words of [...lines, 'Action: book a 30-min usage review with their admin by Fri 27 Nov.'])
      expect(said).toContain(words);
  });

  it('is not made with an account that is not judged', () => {
    expect(likeOf({ cohort: smb }, { ...HEALTH, band: 'unknown' })).toEqual([]);
  });
});

const OVERRIDE: Override = {
  overrideId: 'o1',
  accountId: 'acme',
  byEmail: 'jane@example.com',
  byName: 'Jane',
  judged: { kind: 'points', points: 12 },
  reason: 'New sponsor signed up',
  scoreBefore: 58,
  bandBefore: 'yellow',
  createdAt: NOW,
  expiresAt: new Date('2026-12-03T09:00:00Z'),
  withdrawnAt: null,
  withdrawnBy: null,
};
const UNTIL = '<!date^1796288399^{date_short_pretty}|2026-12-03>';

describe('a judgement on the card', () => {
  it.each([
    [{ kind: 'points', points: 12 }, { score: 43, band: null }, `*Jane* says *43* (+12) until ${UNTIL}: “New sponsor signed up”; the model says 31`],
    [{ kind: 'points', points: -12 }, { score: 19, band: null }, `*Jane* says *19* (−12) until ${UNTIL}: “New sponsor signed up”; the model says 31`],
    [{ kind: 'band', band: 'yellow' }, { score: null, band: 'yellow' }, `*Jane* says *Yellow* until ${UNTIL}: “New sponsor signed up”; the model says Red`],
  ] as const)('R75: X19: stands beside what the model says: %j', (judged, says, line) => {
    expect(judgedOf({ judgement: { override: { ...OVERRIDE, judged }, says } })).toEqual([line]);
  }); // prettier-ignore

  it('names its last day, not the day that begins when it ends', () => {
    const override = { ...OVERRIDE, expiresAt: new Date('2026-12-03T00:00:00Z') };
    expect(judgedOf({ judgement: { override, says: null } })[0]).toContain('|2026-12-02>');
  });

  it('is still told where the model has no score any more', () => {
    const judgement = { override: OVERRIDE, says: null };
    expect(judgedOf({ judgement }, { ...HEALTH, score: null })[0]).toMatch(
      /says \+12 until .* the model has no score$/,
    );
    expect(judgedOf({ judgement }, null)[0]).toMatch(/the model has no score$/);
    const band = { override: { ...OVERRIDE, judged: { kind: 'band', band: 'green' } as const }, says: null };
    expect(judgedOf({ judgement: band }, null)[0]).toMatch(/says \*Green\* until .* the model says nothing$/);
  });
});

it('names, departments, cohorts and reasons nobody of us wrote are taken by Slack as text', () => {
  const contact = { ...AWAY.contact, name: HOSTILE.repeat(30), department: HOSTILE.repeat(30) };
  const key = Array.from({ length: 9 }, () => ({ ...AWAY, contact, reason: HOSTILE.repeat(90) }));
  const standing: AccountStanding = {
    people: { counts: COUNTS, key },
    seatUse: { rate: 0.1, state: 'waste' },
    adoption: { rate: 0.1, state: 'at_risk' },
    cohort: { by: 'plan', value: HOSTILE, size: 12, median: 40.5, percentile: 4, standing: 'behind' },
    segment: { by: 'segment', value: HOSTILE, size: 12, median: 40.5, percentile: 4, standing: 'behind' },
    judgement: { override: { ...OVERRIDE, byName: HOSTILE, reason: `${HOSTILE}\n`.repeat(90) }, says: null },
    note: { noteId: 'n', byName: HOSTILE, writtenAt: NOW, changed: null, trends: null, action: HOSTILE.repeat(90) },
  };
  const card = buildAccount({ standing });
  expect(textOf(buildAccountCard(card).blocks)).not.toMatch(/<!channel>/);
  expect(lintMessage(buildAccountCard(card))).toEqual([]);
  expect(lintMessage(buildSharedCard(card, { slackUserId: 'U0DANA' }))).toEqual([]);
  expect(lintView(buildAccountModal(card))).toEqual([]);
});
