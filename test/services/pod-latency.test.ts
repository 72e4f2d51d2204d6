import type { AnsweredAlert } from '../../src/db/queries/pod-latency';
import { createCalendar } from '../../src/services/calendar/create-calendar';
import { measurePodLatency, percentile } from '../../src/services/measure-pod-latency';

const NOW = new Date('2026-11-23T12:00:00.000Z'); // a Monday
const PERIOD = { since: new Date('2026-10-26T12:00:00.000Z'), now: NOW };
const calendarOf = createCalendar({ people: {} });
const at = (text: string): Date => new Date(`${text}:00.000Z`);

const alert = (changes: Partial<AnsweredAlert>): AnsweredAlert => ({
  pod: 'West',
  driEmail: 'rep@example.com',
  driName: 'Rep',
  timeZone: 'UTC',
  toldAt: at('2026-11-23T09:00'),
  acknowledgedAt: null,
  firstActionAt: null,
  missedAt: null,
  isOpen: true,
  isRed: true,
  isUrgent: true,
  ...changes,
});

describe('how a pod answers its alerts', () => {
  it.each([
    ['within one day', 'UTC', '2026-11-18T09:00', '2026-11-18T10:30', 1.5],
    ['over a night', 'UTC', '2026-11-18T16:00', '2026-11-19T10:00', 2],
    ['over a weekend', 'UTC', '2026-11-20T16:00', '2026-11-23T10:00', 2],
    ['over a holiday where the DRI is', 'America/New_York', '2026-11-11T20:00', '2026-11-12T15:00', 1], // Veterans Day
    ['where the DRI’s day has not begun', 'America/New_York', '2026-11-18T09:00', '2026-11-18T15:00', 1],
  ])('R24: counts business hours %s', (_what, timeZone, told, acknowledged, hours) => {
    const alerts = [alert({ timeZone, toldAt: at(told), acknowledgedAt: at(acknowledged) })];
    expect(measurePodLatency(alerts, PERIOD, calendarOf).toAcknowledge).toEqual({
      p50Hours: hours,
      p90Hours: hours,
      count: 1,
    });
  });

  it('has no latency, rather than none at all, when nothing was answered', () => {
    expect(measurePodLatency([alert({})], PERIOD, calendarOf).toAction).toEqual({
      p50Hours: null,
      p90Hours: null,
      count: 0,
    });
  });

  it.each([
    ['an action on the fifth business day', '2026-11-16T12:00', '2026-11-23T12:00', { rate: 1, actioned: 1, due: 1 }],
    ['no action by then', '2026-11-16T12:00', null, { rate: 0, actioned: 0, due: 1 }],
    ['an action after it', '2026-11-13T12:00', '2026-11-20T12:01', { rate: 0, actioned: 0, due: 1 }],
    [
      'time left, though an action was logged',
      '2026-11-16T12:01',
      '2026-11-16T13:00',
      { rate: null, actioned: 0, due: 0 },
    ],
  ])('counts, with %s, %#', (_what, told, acted, expected) => {
    const alerts = [alert({ toldAt: at(told), firstActionAt: acted === null ? null : at(acted) })];
    expect(measurePodLatency(alerts, PERIOD, calendarOf).actionedInTime).toEqual(expected);
  });

  it('R33: asks of Red ones alone whether they were acted on in time, and of what is urgent how fast', () => {
    const told = { toldAt: at('2026-11-16T09:00'), acknowledgedAt: at('2026-11-16T10:00') };
    const critical = alert({ ...told, isRed: false });
    const small = alert({ ...told, isRed: false, isUrgent: false });
    const measured = measurePodLatency([critical, small], PERIOD, calendarOf);
    expect(measured).toMatchObject({ alerts: 1, toAcknowledge: { count: 1 }, actionedInTime: { due: 0 } });
    expect(measured.openByAge.threeToSevenDays + measured.openByAge.overSevenDays).toBe(1);
  });

  it('X15: counts whatever a rep was told this week', () => {
    const alerts = [alert({}), alert({ isRed: false }), alert({ isRed: false, isUrgent: false })];
    expect(measurePodLatency(alerts, PERIOD, calendarOf).reps).toMatchObject([
      { alertsThisWeek: 3, open: 2, alerts: 2 },
    ]);
  });

  it('R32: counts a rep’s alerts since Monday midnight where the rep is', () => {
    const tokyo = { driEmail: 't', driName: 'Tokyo', timeZone: 'Asia/Tokyo' };
    const alerts = [
      alert({ ...tokyo, toldAt: at('2026-11-22T14:59') }), // Sunday 23:59 there
      alert({ ...tokyo, toldAt: at('2026-11-22T15:00') }),
      alert({ toldAt: at('2026-11-22T23:59') }),
      alert({ toldAt: at('2026-11-23T00:00') }),
    ];
    const reps = measurePodLatency(alerts, PERIOD, calendarOf).reps.map(({ name, alertsThisWeek }) => [
      name,
      alertsThisWeek,
    ]);
    expect(reps).toEqual([
      ['Rep', 1],
      ['Tokyo', 1],
    ]);
  });

  it('counts open alerts by age however old, and answered ones never', () => {
    const alerts = ['2026-11-22T12:01', '2026-11-22T12:00', '2026-11-20T12:00', '2026-11-16T12:00', '2026-01-01T00:00'];
    const open = alerts.map((told) => alert({ toldAt: at(told) }));
    const measured = measurePodLatency([...open, alert({ isOpen: false })], PERIOD, calendarOf);
    expect(measured.openByAge).toEqual({ underOneDay: 1, oneToThreeDays: 1, threeToSevenDays: 1, overSevenDays: 2 });
    expect(measured.alerts).toBe(5);
  });
});

describe('a percentile', () => {
  it.each([
    [[], 0.5, null],
    [[7], 0.9, 7],
    [[1, 3], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
  ])('of %j at %d is %d', (sorted, share, expected) => {
    const value = percentile(sorted, share);
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected);
  });
});
