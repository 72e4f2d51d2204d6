import { findTriggers } from '../../../src/alerts/triggers/find-triggers';
import { buildSubject, findsAny, getFinding, listOf, look, SETTINGS, withLimits, type Over } from './build-subject';

describe('the executive sponsor', () => {
  it.each([
    [29.9, false],
    [30, true],
    [31, true],
  ])('R148: not seen for %d days is Critical: %s', (sponsorUnseenDays, expected) => {
    expect(findsAny('sponsor_dormant', { people: { sponsorUnseenDays } })).toBe(expected);
  });

  it('is told in whole days', () => {
    const found = getFinding('sponsor_dormant', { people: { sponsorUnseenDays: 34.7 } });
    expect([found.tier, found.reason]).toEqual(['critical', 'Executive sponsor not seen for 34 days']);
  });
});

describe('an invoice past its due date', () => {
  it.each([
    [0, 0, false],
    [0, 1, true],
    [5, 5, false],
    [5, 6, true],
  ])('R127, X10: with %d days of grace, %d days late is Critical: %s', (grace, overdueDays, expected) => {
    const settings = withLimits({ payment_past_due: { enabled: true, grace_days: grace } });
    expect(findsAny('payment_past_due', { payment: { overdueDays, invoiceId: 'i-7' } }, settings)).toBe(expected);
  });

  it('X10: raises one alert, known by the invoice', () => {
    const found = listOf('payment_past_due', { payment: { overdueDays: 3, invoiceId: 'i-7' } });
    expect(found).toMatchObject([{ tier: 'critical', key: 'i-7', reason: 'Invoice 3 days overdue' }]);
  });
});

describe('someone who matters has left', () => {
  const left = (leftOn: string): Over => ({ people: { left: [{ contactId: 'c-1', role: 'champion', leftOn }] } });

  it.each([
    ['2026-03-05', false], // tomorrow
    ['2026-03-04', true],
    ['2025-12-05', true], // 89 days ago
    ['2025-12-04', false],
  ])('R76: on %s, and it is told: %s', (leftOn, expected) => {
    expect(findsAny('champion_left', left(leftOn))).toBe(expected);
  });

  it('is counted in calendar days, morning or evening', () => {
    const evening = new Date('2026-03-04T23:00:00Z');
    const { findings } = findTriggers(buildSubject(left('2026-03-01')), SETTINGS, evening);
    expect(findings.map(({ reason }) => reason)).toEqual(['Champion left 3 days ago']);
  });

  it('R76: everyone is told of, by role', () => {
    const found = listOf('champion_left', {
      people: {
        left: [
          { contactId: 'c-2', role: 'executive_sponsor', leftOn: '2026-03-04' },
          { contactId: 'c-1', role: 'champion', leftOn: '2026-03-01' },
        ],
      },
    });
    expect(found.map(({ key, tier, reason }) => [key, tier, reason])).toEqual([
      ['c-1', 'high', 'Champion left 3 days ago'],
      ['c-2', 'high', 'Executive sponsor left today'],
    ]);
  });
});

describe('an NPS answer', () => {
  const answers = (score: number, ageDays: number): Over => ({ answers: [{ responseId: 'r-1', score, ageDays }] });

  it.each([
    [6, 0, true],
    [7, 0, false],
    [0, 6.9, true],
    [6, 7, false],
  ])('R117: of %d, %d days ago, calls for a call: %s', (score, ageDays, expected) => {
    expect(findsAny('detractor', answers(score, ageDays))).toBe(expected);
  });

  it('R117: is due within a day', () => {
    expect(getFinding('detractor', answers(3, 0.5))).toMatchObject({
      tier: 'high',
      reason: 'NPS 3 (detractor) today',
      action: 'call who answered by Thursday, listen, and agree what will change',
      actionDueOn: '2026-03-05',
    });
  });

  it('does not hide the one before it', () => {
    const two = [{ responseId: 'r-9', score: 10, ageDays: 0 }, { responseId: 'r-8', score: 2, ageDays: 1.5 }]; // prettier-ignore
    expect(listOf('detractor', { answers: two })).toMatchObject([
      { key: 'r-8', reason: 'NPS 2 (detractor) 1 day ago' },
    ]);
  });
});

describe('nobody spoke with them', () => {
  it.each([
    // portfolio tier, days, told
    [1, 13.9, false],
    [1, 14, true],
    [2, 27.9, false],
    [2, 28, true],
    [3, 59.9, false],
    [3, 60, true],
    [4, 59.9, false],
    [4, 60, true],
    [null, 59.9, false],
    [null, 60, true],
    [5, 500, false],
  ])('X27: in tier %s for %d days is told: %s', (portfolioTier, touchDays, expected) => {
    expect(findsAny('no_touchpoint', { portfolioTier, people: { touchDays } })).toBe(expected);
  });

  it('X27: by no later day than the one set', () => {
    const settings = withLimits({ no_touchpoint: { enabled: true, days: 20 } });
    const told = (portfolioTier: number, touchDays: number) =>
      findsAny('no_touchpoint', { portfolioTier, people: { touchDays } }, settings);
    expect([told(3, 19), told(3, 20), told(1, 14)]).toEqual([false, true, true]);
  });
});

describe('business reviews before the renewal', () => {
  const soon = { on: '2026-06-02', days: 90 };
  const qbr = (held180: number, attended180: number, lastDays: number | null): Over => ({
    renewal: soon,
    people: { qbr: { held180, attended180, lastDays } },
  });

  it.each([
    // held in 180 days, attended, days since the last, told
    [2, 0, 20, true],
    [2, 1, 20, false],
    [0, 0, 180, true], // none was held
    [0, 0, 179, false], // one was, and nobody knows who came
    [0, 0, null, false], // none ever: this account has no such reviews
  ])('R149: %d held, %d attended, the last %s days ago, is told: %s', (held, attended, lastDays, expected) => {
    expect(findsAny('qbr_missed', qbr(held, attended, lastDays))).toBe(expected);
  });

  it.each([
    [91, false],
    [90, true],
    [0, true],
    [-1, false],
  ])('R149: matter with the renewal %d days away: %s', (days, expected) => {
    expect(findsAny('qbr_missed', { ...qbr(2, 0, 20), renewal: { on: '2026-06-02', days } })).toBe(expected);
  });

  it('are told with the renewal', () => {
    expect(getFinding('qbr_missed', qbr(1, 0, 20))).toMatchObject({
      tier: 'high',
      reason: 'No QBR attended in 180 days, renewal in 90 days',
      evidence: { value: 90, limit: 90, windowDays: 180 },
    });
  });

  it('are not known without a renewal date', () => {
    expect(look({ ...qbr(2, 0, 20), renewal: null }).unknown).toContain('qbr_missed');
  });
});
