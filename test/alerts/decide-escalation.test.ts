import { decideEscalation, type EscalationSubject } from '../../src/alerts/decide-escalation';
import type { BusinessCalendar } from '../../src/domain/calendar';

const SETTINGS = { remindBusinessDays: 1, managerBusinessDays: 2, missedBusinessDays: 5 };
const UTC: BusinessCalendar = { timeZone: 'UTC', isHoliday: () => false };
const at = (iso: string): Date => new Date(`${iso}:00Z`);
const TOLD = at('2026-03-09T09:00'); // a Monday, as business hours begin

const alert = (changes: Partial<EscalationSubject> = {}): EscalationSubject => ({
  tier: 'high',
  status: 'open',
  toldAt: TOLD,
  tierSince: TOLD,
  assignedAt: null,
  acknowledgedAt: null,
  firstActionAt: null,
  recoveredAt: null,
  remindedAt: null,
  escalatedAt: null,
  missedAt: null,
  pauses: [],
  ...changes,
});
const stepAt = (iso: string, changes: Partial<EscalationSubject> = {}, calendar = UTC) =>
  decideEscalation(alert(changes), calendar, at(iso), SETTINGS)?.step ?? null;

const reminded = { remindedAt: at('2026-03-10T09:00') };
const escalated = { ...reminded, escalatedAt: at('2026-03-11T09:00') };
const acknowledged = { status: 'acknowledged', acknowledgedAt: at('2026-03-09T10:00') } as const;

describe('an alert nobody has acknowledged', () => {
  it.each([
    ['2026-03-09T16:59', {}, null],
    ['2026-03-09T17:00', {}, 'remind'], // eight business hours are one business day
    ['2026-03-10T16:59', reminded, null],
    ['2026-03-10T17:00', reminded, 'escalate'],
    ['2026-03-13T16:59', escalated, null],
    ['2026-03-13T17:00', escalated, 'missed'],
    ['2026-03-20T12:00', { ...escalated, missedAt: at('2026-03-13T17:00') }, null],
    ['2026-03-20T12:00', {}, 'remind'], // a process that was away does everything it owes, in order
    ['2026-03-20T12:00', reminded, 'escalate'],
  ] as const)('R34: at %s, having done %o, leads to %s', (now, done, step) => {
    expect(stepAt(now, done)).toBe(step);
  });

  it('R34: says after how many business days, and why', () => {
    const decide = (changes: Partial<EscalationSubject>) =>
      decideEscalation(alert(changes), UTC, at('2026-03-20T12:00'), SETTINGS);
    expect(decide({})).toEqual({ step: 'remind', businessDays: 1, reason: 'not_acknowledged' });
    expect(decide(reminded)).toEqual({ step: 'escalate', businessDays: 2, reason: 'not_acknowledged' });
    expect(decide(escalated)).toEqual({ step: 'missed', businessDays: 5, reason: 'no_action' });
  });

  it('R34: has until the end of the next business day over a weekend and a holiday', () => {
    const toldAt = at('2026-03-06T13:00'); // Friday: four hours, then four on Tuesday
    const calendar = { timeZone: 'UTC', isHoliday: (day: string) => day === '2026-03-09' };
    expect(stepAt('2026-03-10T12:59', { toldAt, tierSince: null }, calendar)).toBeNull();
    expect(stepAt('2026-03-10T13:00', { toldAt, tierSince: null }, calendar)).toBe('remind');
  });

  it.each([
    ['Europe/Berlin', '2026-03-27T08:00', '2026-03-27T16:00'], // the Friday before clocks go forward
    ['Europe/Berlin', '2026-03-27T12:00', '2026-03-30T11:00'], // and over it: 13:00 CET to 13:00 CEST
    ['America/New_York', '2026-10-30T17:00', '2026-11-02T18:00'], // 13:00 EDT to 13:00 EST
    ['Asia/Kolkata', '2026-03-09T03:30', '2026-03-09T11:30'],
    ['Pacific/Apia', '2026-03-08T20:00', '2026-03-09T04:00'], // Monday there
  ])('R34: counts where its DRI is, %s: told %s, reminded at %s', (timeZone, told, due) => {
    const toldAt = at(told);
    const calendar = { timeZone, isHoliday: () => false };
    const before = new Date(at(due).getTime() - 60_000).toISOString().slice(0, 16);
    expect(stepAt(before, { toldAt, tierSince: null }, calendar)).toBeNull();
    expect(stepAt(due, { toldAt, tierSince: null }, calendar)).toBe('remind');
  });
});

describe('an acknowledged alert', () => {
  it.each([
    ['2026-03-11T12:00', null], // neither reminder nor manager
    ['2026-03-13T16:59', null],
    ['2026-03-13T17:00', 'missed'],
  ] as const)('R33: is told of again only when five business days brought no action: at %s %s', (now, step) => {
    expect(stepAt(now, acknowledged)).toBe(step);
  });

  it.each([
    ['2026-03-20T12:00', { ...acknowledged, firstActionAt: at('2026-03-10T12:00') }],
    ['2026-03-20T12:00', { firstActionAt: at('2026-03-10T12:00') }],
  ])('is left alone once an action was logged: %s', (now, changes) => {
    expect(stepAt(now, changes)).toBeNull();
  });
});

describe('a clock that does not run', () => {
  it.each([
    ['nobody was told yet', { toldAt: null }],
    ['it is snoozed', { status: 'snoozed' }],
    ['it is resolved', { status: 'resolved' }],
    ['its account recovered', { recoveredAt: at('2026-03-09T10:00') }],
    ['its tier is moderate', { tier: 'moderate' }],
    ['its tier is renewal', { tier: 'renewal' }],
    ['its tier is expansion', { tier: 'expansion' }],
  ] as const)('leads to nothing when %s', (_why, changes) => {
    expect(stepAt('2026-04-20T12:00', changes)).toBeNull();
  });

  it('R153: stands still from snooze to waking, and goes on where it stood', () => {
    const pauses = [{ from: at('2026-03-09T11:00'), to: at('2026-03-16T11:00') }]; // two hours had passed
    expect(stepAt('2026-03-16T16:59', { pauses })).toBeNull();
    expect(stepAt('2026-03-16T17:00', { pauses })).toBe('remind');
  });

  it('has not stood still yet for a pause that begins later', () => {
    const pauses = [{ from: at('2026-03-09T18:00'), to: null }];
    expect(stepAt('2026-03-09T16:59', { pauses })).toBeNull();
    expect(stepAt('2026-03-09T17:00', { pauses: [{ from: at('2026-03-10T12:00'), to: null }] })).toBe('remind');
    expect(stepAt('2026-03-09T12:00', { pauses: [{ from: at('2026-03-10T12:00'), to: null }] })).toBeNull();
  });

  it('counts two pauses that overlap once, and one before the alert was told not at all', () => {
    const pauses = [
      { from: at('2026-03-09T12:00'), to: at('2026-03-10T12:00') },
      { from: at('2026-03-09T11:00'), to: at('2026-03-10T11:00') },
      { from: at('2026-03-02T11:00'), to: at('2026-03-03T11:00') },
    ];
    expect(stepAt('2026-03-11T09:59', { pauses })).toBeNull(); // 2 h on Monday, 5 h on Tuesday, the last on Wednesday
    expect(stepAt('2026-03-11T10:00', { pauses })).toBe('remind');
  });
});

describe('a new DRI', () => {
  const assignedAt = at('2026-03-11T13:00');

  it.each([
    ['2026-03-12T12:59', escalated, null],
    ['2026-03-12T13:00', escalated, 'remind'],
    ['2026-03-13T13:00', { ...escalated, remindedAt: at('2026-03-12T13:00') }, 'escalate'],
  ] as const)(
    'R34: has a clock of their own, from when they were named: at %s, having done %o: %s',
    (now, done, step) => {
      expect(stepAt(now, { ...done, assignedAt })).toBe(step);
    },
  );
});

describe('an alert raised to a graver tier', () => {
  it('has until a business day after that, and is not reminded of twice', () => {
    const tierSince = at('2026-03-11T09:00');
    expect(stepAt('2026-03-11T16:59', { tierSince })).toBeNull();
    expect(stepAt('2026-03-11T17:00', { tierSince })).toBe('remind');
    expect(stepAt('2026-03-11T17:00', { tierSince, ...reminded })).toBeNull();
    expect(stepAt('2026-03-12T17:00', { tierSince, ...reminded })).toBe('escalate');
  });
});
