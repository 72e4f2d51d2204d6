import type { Band } from '../../src/domain/band';
import { chooseAction, chooseExpansionAction, dueOn, type Playbook } from '../../src/scoring/playbook';
import { buildEntry, buildPlaybook } from './build-playbook';

const at = (day: string) => new Date(`${day}T15:00:00Z`);
const inWeek = { kind: 'this_week' } as const;
const within = (count: number) => ({ kind: 'business_days', count }) as const;
const [MON, WED, THU, FRI, SAT, SUN] = [
  '2026-03-02',
  '2026-03-04',
  '2026-03-05',
  '2026-03-06',
  '2026-03-07',
  '2026-03-08',
];

const playbook: Playbook = buildPlaybook({
  fallback: buildEntry({ checkIn: { text: 'call {when}', due: within(2) } }),
  signals: new Map([
    [
      'logins',
      buildEntry({
        checkIn: { text: 'review {when}', due: inWeek },
        renewal: { text: 'value talk {when}', due: inWeek },
        renewal30d: { text: 'sponsor call {when}', due: within(0) },
        churnRisk: { text: 'listen {when}', due: within(1) },
        segments: {
          enterprise: { checkIn: { text: 'big review {when}', due: inWeek } },
          smb: { churnRisk: { text: 'write {when}', due: within(1) } },
        },
      }),
    ],
    ['seats', buildEntry()],
  ]),
  expansion: {
    fallback: { text: 'ask {when}', due: inWeek },
    signals: new Map([['seats', { text: 'offer seats {when}', due: inWeek }]]),
  },
});
const choose = (
  day: string,
  renewalOn: string | null,
  segment: 'enterprise' | 'smb' | null = null,
  signal = 'logins',
  band: Band = 'yellow',
) => chooseAction(playbook, signal, { segment, renewalOn, band }, at(day));

describe('the due date', () => {
  it.each([
    [MON, inWeek, FRI, 'review this week'],
    [WED, inWeek, FRI, 'review this week'],
    [THU, inWeek, FRI, 'review this week'],
    [FRI, inWeek, '2026-03-11', 'review by Wednesday'], // on a Friday afternoon the week is over
    [SAT, inWeek, '2026-03-11', 'review by Wednesday'],
    [SUN, inWeek, '2026-03-11', 'review by Wednesday'],
  ])('on %s of %j is %s: "%s"', (day, _rule, due, sentence) => {
    expect(choose(day, null)).toEqual({ action: sentence, actionDueOn: due });
  });

  it.each([
    [WED, 0, WED],
    [WED, 1, THU],
    [WED, 3, '2026-03-09'],
    [FRI, 1, '2026-03-09'],
    [SAT, 0, '2026-03-09'],
    [SUN, 1, '2026-03-10'],
    [MON, 5, '2026-03-09'],
  ])('on %s, %d business days later, is %s', (day, count, due) => {
    expect(dueOn(within(count), day)).toBe(due);
  });
});

describe('the play', () => {
  it.each([
    [null, 'review this week'],
    ['2026-06-03', 'review this week'], // 91 days
    ['2026-06-02', 'value talk this week'], // 90
    ['2026-04-04', 'value talk this week'], // 31
    ['2026-04-03', 'sponsor call today'], // 30
    ['2026-03-04', 'sponsor call today'],
    ['2026-03-03', 'review this week'], // passed
  ])('with renewal on %s is "%s"', (renewalOn, action) => {
    expect(choose(WED, renewalOn).action).toBe(action);
  });

  it('has no stage of its own for the last month where the signal needs none', () => {
    expect(choose(WED, '2026-04-03', null, 'seats').action).toBe('talk renewal this week');
  });

  it.each([null, '2026-12-31', '2026-03-20', '2026-03-03'])(
    'of a red account is one against churn, with renewal on %j',
    (renewalOn) => {
      expect(choose(WED, renewalOn, null, 'logins', 'red').action).toBe('listen tomorrow');
      expect(choose(WED, renewalOn, 'smb', 'logins', 'red').action).toBe('write tomorrow');
    },
  );

  it.each(['yellow', 'green', 'unknown'] as const)('of a %s account without a renewal near is a check-in', (band) => {
    expect(choose(WED, '2026-12-31', null, 'logins', band).action).toBe('review this week');
  });

  it('for a strength is an offer, with a play of its own or the common one', () => {
    expect(chooseExpansionAction(playbook, 'seats', at(WED))).toEqual({
      action: 'offer seats this week',
      actionDueOn: FRI,
    });
    expect(chooseExpansionAction(playbook, 'logins', at(WED)).action).toBe('ask this week');
  });

  it('is the segment’s own where it has one, and a nearer stage goes before it', () => {
    expect(choose(WED, null, 'enterprise').action).toBe('big review this week');
    expect(choose(WED, null, 'smb').action).toBe('review this week');
    expect(choose(WED, '2026-03-20', 'enterprise').action).toBe('sponsor call today');
  });

  it('falls back for a signal without a play, and says tomorrow when it means it', () => {
    expect(choose(WED, null, null, 'other')).toEqual({ action: 'call by Friday', actionDueOn: FRI });
    const soon = buildPlaybook({ fallback: buildEntry({ checkIn: { text: 'call {when}', due: within(1) } }) });
    expect(chooseAction(soon, 'other', { segment: null, renewalOn: null, band: 'green' }, at(WED)).action).toBe(
      'call tomorrow',
    );
  });
});
