import type { MeasuredAlert } from '../../../src/db/queries/effectiveness';
import { findIneffective } from '../../../src/services/effectiveness/find-ineffective';
import {
  measureEffectiveness,
  measureGroup,
  timeAlerts,
} from '../../../src/services/effectiveness/measure-effectiveness';

const NOW = new Date('2026-03-20T12:00:00Z'); // a Friday
const at = (text: string): Date => new Date(`${text}:00Z`);
const calendarOf = ({ timeZone }: { timeZone: string }) => ({ timeZone, isHoliday: () => false });
const settings = { calendarOf, now: NOW };
const NO_RATES = new Map<string, never>();

const alert = (changes: Partial<MeasuredAlert> = {}): MeasuredAlert => ({
  alertId: 'a',
  triggers: ['turned_red'],
  driverSignal: 'login_trend_14d',
  pod: 'north',
  driEmail: 'anna@example.test',
  driName: 'Anna Example',
  timeZone: 'UTC',
  toldAt: at('2026-03-02T09:00'), // a Monday
  acknowledgedAt: null,
  firstActionAt: null,
  isResolved: false,
  outcome: null,
  hasLeft: false,
  notUseful: [],
  ...changes,
});
const ended = (outcome: MeasuredAlert['outcome'], changes: Partial<MeasuredAlert> = {}) =>
  alert({ isResolved: true, outcome, ...changes });
const timed = (alerts: readonly MeasuredAlert[]) => timeAlerts(alerts, settings);
const times = <One>(amount: number, one: One): One[] => Array.from({ length: amount }, () => one);

describe('what alerts came to', () => {
  it('R155: answers are told in the business hours of the person named, as medians, with how many', () => {
    const measured = measureGroup(
      '',
      timed([
        alert({ acknowledgedAt: at('2026-03-02T11:00'), firstActionAt: at('2026-03-03T10:00') }), // 2 h, 9 h
        alert({ acknowledgedAt: at('2026-03-03T10:00') }), // 9 h
        alert({ acknowledgedAt: at('2026-03-07T18:00') }), // the whole week, over the weekend: 40 h
        alert(),
      ]),
    );
    expect(measured).toMatchObject({
      alerts: 4,
      acknowledged: { part: 3, whole: 4 },
      acknowledgeHours: 9,
      acted: { part: 1, whole: 4 },
      actionHours: 9,
    });
  });

  it('R155: an action counts as in time up to five business days, and the alert as due from then on', () => {
    const monday = at('2026-03-13T12:00'); // five business days before now
    const acted = (firstActionAt: string | null, toldAt = at('2026-03-02T09:00')) =>
      measureGroup('', timed([alert({ toldAt, firstActionAt: firstActionAt === null ? null : at(firstActionAt) })]))
        .acted;
    expect(acted('2026-03-06T17:00')).toEqual({ part: 1, whole: 1 });
    expect(acted('2026-03-09T09:01')).toEqual({ part: 0, whole: 1 });
    expect(acted(null, monday)).toEqual({ part: 0, whole: 1 });
    expect(acted(null, new Date(monday.getTime() + 60_000))).toEqual({ part: 0, whole: 0 }); // may still be in time
    expect(acted('2026-03-19T10:00', at('2026-03-19T09:00'))).toEqual({ part: 1, whole: 1 }); // is already
  });

  it('R156: saves are counted of saves and losses, reality of those and false alarms; the undecided are in no rate', () => {
    const alerts = [
      ...times(3, ended('saved')),
      ended('lost'),
      ...times(2, ended('false_alarm')),
      ...times(4, ended('nothing_yet')),
      alert(),
    ];
    expect(measureGroup('', timed(alerts))).toMatchObject({
      outcomes: { saved: 3, lost: 1, falseAlarm: 2, nothingYet: 4, open: 1 },
      saveRate: { part: 3, whole: 4 },
      precision: { part: 4, whole: 6 },
    });
  });

  it('R156: a customer who left is lost, whatever was said before', () => {
    const left = { hasLeft: true };
    const { outcomes } = measureGroup('', timed([ended('saved', left), ended('false_alarm', left), alert(left)]));
    expect(outcomes).toEqual({ saved: 0, lost: 3, falseAlarm: 0, nothingYet: 0, open: 0 });
  });

  it('alerts nobody was told of count for nothing but themselves', () => {
    const untold = alert({ toldAt: null, acknowledgedAt: at('2026-03-02T10:00') });
    expect(measureGroup('', timed([alert(), untold]))).toMatchObject({
      alerts: 1,
      untold: 1,
      acknowledged: { part: 0, whole: 1 },
    });
  });

  it('R159: an alert of several triggers counts for each, and once in all', () => {
    const alerts = [alert({ triggers: ['p1_opened', 'turned_red'] }), alert({ triggers: ['p1_opened'] })];
    const rows = measureEffectiveness(timed(alerts), 'trigger', NO_RATES);
    expect(rows.map(({ key, alerts: of }) => [key, of])).toEqual([
      ['p1_opened', 2],
      ['turned_red', 1],
    ]);
    expect(measureGroup('', timed(alerts)).alerts).toBe(2);
  });

  it.each([
    ['driver', ['login_trend_14d', '']],
    ['pod', ['north', 'south']],
    ['rep', ['Anna Example', 'Ben Example']],
  ] as const)('by %s they stand apart: %j', (grouping, keys) => {
    const other = alert({ driverSignal: null, pod: 'south', driName: 'Ben Example' });
    const rates = new Map([['login_trend_14d', { right: 2, wrong: 1 }]]);
    const rows = measureEffectiveness(timed([alert(), alert(), other]), grouping, rates);
    expect(rows.map(({ key }) => key)).toEqual(keys);
    expect(rows.map(({ hitRate }) => hitRate)).toEqual([grouping === 'driver' ? { right: 2, wrong: 1 } : null, null]);
  });
});

describe('R159: triggers nobody acts on', () => {
  const acted = alert({ triggers: ['tickets_open'], firstActionAt: at('2026-03-02T12:00') });
  const passed = alert({ triggers: ['tickets_open'] });
  const ignoredOf = (alerts: MeasuredAlert[]) =>
    findIneffective(measureEffectiveness(timed(alerts), 'trigger', NO_RATES)).ignored;

  it('are listed from ten alerts on, under one in ten acted on', () => {
    expect(ignoredOf(times(9, passed))).toEqual([]);
    expect(ignoredOf(times(10, passed))).toEqual([{ trigger: 'tickets_open', acted: { part: 0, whole: 10 } }]);
    expect(ignoredOf([acted, ...times(9, passed)])).toEqual([]);
    expect(ignoredOf([acted, ...times(10, passed)])).toEqual([
      { trigger: 'tickets_open', acted: { part: 1, whole: 11 } },
    ]);
  });

  it('never list turning red: it has no switch', () => {
    expect(ignoredOf(times(20, alert()))).toEqual([]);
  });

  it('R160: half of five judged being false alarms calls for another threshold', () => {
    const of = (outcome: MeasuredAlert['outcome']) => ended(outcome, { triggers: ['inactive'] });
    const noisyOf = (alerts: MeasuredAlert[]) =>
      findIneffective(measureEffectiveness(timed(alerts), 'trigger', NO_RATES)).noisy;
    expect(noisyOf(times(4, of('false_alarm')))).toEqual([]);
    expect(noisyOf([...times(3, of('false_alarm')), ...times(2, of('saved'))])).toEqual([
      { trigger: 'inactive', falseAlarms: { part: 3, whole: 5 } },
    ]);
    expect(noisyOf([...times(3, of('false_alarm')), ...times(4, of('saved'))])).toEqual([]);
  });
});

describe('R84: alerts that people call no use', () => {
  const said = (...reasons: MeasuredAlert['notUseful']) => alert({ triggers: ['inactive'], notUseful: reasons });

  it('an alert counts once, whoever said it; the reason named most is told, of two the one named first', () => {
    const of = (...alerts: MeasuredAlert[]) => measureGroup('', timed(alerts)).notUseful;
    expect(of(said('known', 'no_risk'), said('no_risk'), alert())).toEqual({ alerts: 2, topReason: 'no_risk' });
    expect(of(said('too_late'), said('known'))).toEqual({ alerts: 2, topReason: 'too_late' });
    expect(of(alert(), alert())).toBeNull();
  });

  it('of an alert nobody was told of say nothing', () => {
    expect(measureGroup('', timed([alert({ toldAt: null, notUseful: ['known'] })])).notUseful).toBeNull();
  });

  it.each([
    // called no use, told in all, named
    [5, 20, true],
    [4, 4, false], // too few to say
    [5, 21, false], // under a quarter
  ])('%d of %d told makes a trigger one to look at: %s', (useless, told, isNamed) => {
    const alerts = [...times(useless, said('known')), ...times(told - useless, alert({ triggers: ['inactive'] }))];
    const found = findIneffective(measureEffectiveness(timed(alerts), 'trigger', NO_RATES)).useless;
    const named = { trigger: 'inactive', said: { part: useless, whole: told }, topReason: 'known' };
    expect(found).toEqual(isNamed ? [named] : []);
  });
});
