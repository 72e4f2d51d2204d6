import { getFinding, look, withLimits, type Over } from './build-subject';
import { MILESTONES } from '../../../src/alerts/triggers/renewal-milestones';

const inDays = (days: number): Over => ({ renewal: { on: '2026-05-01', days } });
const milestones = (over: Over, settings?: ReturnType<typeof withLimits>) =>
  look(over, settings).findings.filter(({ tier }) => tier === 'renewal');

describe('the milestones of a renewal', () => {
  it.each([
    [91, []],
    [90, ['renewal_90']],
    [61, ['renewal_90']],
    [60, ['renewal_60']],
    [40, ['renewal_60']], // only the nearest that is reached
    [31, ['renewal_60']],
    [30, ['renewal_30']],
    [1, ['renewal_30']],
    [0, ['renewal_30']],
    [-1, []], // past: nobody renews any more
  ])('R123, R145: %d days before it, are %o', (days, expected) => {
    expect(milestones(inDays(days)).map(({ trigger }) => trigger)).toEqual(expected);
  });

  it.each([
    [90, 'hold the value conversation with their sponsor by 11 Mar: what they gained, and what comes next'],
    [60, 'open the formal renewal discussion with their sponsor by 11 Mar'],
    [30, 'send the renewal paperwork by 11 Mar and agree who signs'],
  ])('R123: ask for what fits %d days', (days, action) => {
    expect(milestones(inDays(days))).toMatchObject([{ action, actionDueOn: '2026-03-11' }]);
  });

  it('R124: are known by the renewal, and say what hangs on it', () => {
    expect(milestones(inDays(88))).toMatchObject([
      { key: '2026-05-01', reason: 'Renewal in 88 days, $200K', evidence: { value: 88, limit: 90, windowDays: null } },
    ]);
  });

  it('are due no later than the renewal itself', () => {
    expect(getFinding('renewal_30', inDays(2))).toMatchObject({ reason: 'Renewal in 2 days, $200K', actionDueOn: '2026-03-06' });
    expect(getFinding('renewal_30', inDays(0))).toMatchObject({ reason: 'Renewal is today, $200K', actionDueOn: '2026-03-04' });
  }); // prettier-ignore

  it('leave no gap where one is switched off', () => {
    const settings = withLimits({ renewal_60: { enabled: false, days: 60 } });
    const seen = [90, 60, 40, 30].map((days) => milestones(inDays(days), settings)[0]?.trigger);
    expect(seen).toEqual(['renewal_90', 'renewal_90', 'renewal_90', 'renewal_30']);
  });

  it('follow the days that are set, in whatever order', () => {
    const settings = withLimits({ renewal_90: { enabled: true, days: 20 }, renewal_30: { enabled: true, days: 120 } });
    const seen = [121, 120, 61, 60, 21, 20].map((days) => milestones(inDays(days), settings)[0]?.trigger);
    expect(seen).toEqual([undefined, 'renewal_30', 'renewal_30', 'renewal_60', 'renewal_60', 'renewal_90']);
  });

  it('are not known without a date', () => {
    const seen = look({ renewal: null });
    expect([seen.findings, seen.unknown]).toEqual([[], ['qbr_missed', ...MILESTONES]]);
  });
});
