import { findsAny, getFinding, listOf, look, withLimits } from './build-subject';

describe('logins that fall', () => {
  it.each([
    // month over month, two months over the two before, told
    [-0.39, 0, false],
    [-0.4, 0, true],
    [-0.41, 0, true],
    [0, -0.39, false],
    [0, -0.4, true],
    [-0.39, -0.39, false],
    [null, -0.5, true],
    [-0.5, null, true],
    [0.5, 0.5, false],
  ])('R99, R146, X8: by %s in 30 days and %s in 60 is told: %s', (monthRate, twoMonthsRate, expected) => {
    expect(findsAny('usage_drop', { usage: { monthRate, twoMonthsRate } })).toBe(expected);
  });

  it('R91, X8: ask for a dated review with their admin, and keep the window that showed it', () => {
    const inMonth = getFinding('usage_drop', { usage: { monthRate: -0.45, twoMonthsRate: -0.6 } });
    const inTwo = getFinding('usage_drop', { usage: { monthRate: -0.2, twoMonthsRate: -0.414 } });
    expect(inMonth).toMatchObject({
      tier: 'high',
      reason: 'Logins down 45% in 30 days',
      action: 'book a 30-min usage review with their admin by Friday',
      evidence: { value: -0.45, limit: -0.4, windowDays: 30 },
    });
    expect(inTwo).toMatchObject({
      reason: 'Logins down 41% in 60 days',
      evidence: { value: -0.414, limit: -0.4, windowDays: 60 },
    });
  });

  it('has a limit for each window, met exactly however it is computed', () => {
    const settings = withLimits({ usage_drop: { enabled: true, month_rate: 0.45, two_months_rate: 0.3 } });
    const told = (monthRate: number, twoMonthsRate: number) =>
      findsAny('usage_drop', { usage: { monthRate, twoMonthsRate } }, settings);
    expect([told(0.55 - 1, 0), told(-0.449, 0), told(0, 0.7 - 1), told(0, -0.299)]).toEqual([true, false, true, false]);
  });

  it('is called activity where the source counts no logins', () => {
    expect(getFinding('usage_drop', { usage: { counted: 'activity', monthRate: -0.5 } }).reason).toBe(
      'Activity down 50% in 30 days',
    );
  });
});

describe('an account nobody uses', () => {
  it.each([
    [13, false],
    [14, true],
    [90, true],
  ])('R88, X29: for %d days is told: %s', (idleDays, expected) => {
    expect(findsAny('inactive', { usage: { idleDays } })).toBe(expected);
  });

  it('is not told of an account that never was active', () => {
    expect(look({ usage: { idleDays: null } })).toMatchObject({ findings: [], unknown: ['inactive'] });
  });
});

describe('seats that are paid for', () => {
  it.each([
    // rate, told, called waste
    [0, true, true],
    [0.29, true, true],
    [0.3, true, false],
    [0.49, true, false],
    [0.5, false, false],
    [0.7, false, false],
  ])('R100, X28: in use by %d are told of: %s, as waste: %s', (seatRate, isTold, isWaste) => {
    const found = listOf('seats_unused', { usage: { seatRate } });
    expect(found.map(({ reason }) => reason.includes('waste'))).toEqual(isTold ? [isWaste] : []);
  });

  it('R150: wait for the week', () => {
    const found = getFinding('seats_unused', { usage: { seatRate: 0.42 } });
    expect(found).toMatchObject({
      tier: 'moderate',
      reason: '42% of seats in use over 4 weeks',
      actionDueOn: '2026-03-11',
      evidence: { value: 0.42, limit: 0.5, windowDays: 28 },
    });
  });
});

describe('features that are paid for', () => {
  it.each([
    // adoption, days since the start
    [0.39, 90, true],
    [0.39, 89, false],
    [0.39, 900, true],
    [0.4, 90, false],
    [0, 90, true],
  ])('R101: in use by %d after %d days are too few: %s', (adoptionRate, ageDays, expected) => {
    expect(findsAny('low_adoption', { usage: { adoptionRate }, ageDays })).toBe(expected);
  });

  it('are not judged while nobody knows when it began', () => {
    expect(look({ usage: { adoptionRate: 0.1 }, ageDays: null })).toMatchObject({ unknown: ['low_adoption'] });
  });
});

describe('a limit nearly reached', () => {
  const uses = [
    ['seats_full', 'seatRate'],
    ['api_full', 'apiRate'],
  ] as const;

  it.each([
    [0.89, false],
    [0.9, true],
    [1.2, true],
  ])('R132, R147, X11: %d of the seats in use asks to offer more seats: %s', (seatRate, isTold) => {
    const task = {
      tier: 'expansion',
      action: 'show their admin the seats in use by 11 Mar and offer the next package',
      evidence: { value: seatRate, limit: 0.9, windowDays: 28 },
    };
    expect(listOf('seats_full', { usage: { seatRate } })).toMatchObject(isTold ? [task] : []);
  });

  it.each([
    [0.89, false],
    [0.9, true],
    [1.2, true],
  ])('R133, X11: %d of the API limit in use is told: %s', (apiRate, isTold) => {
    const evidence = listOf('api_full', { usage: { apiRate } }).map((found) => found.evidence);
    expect(evidence).toEqual(isTold ? [{ value: apiRate, limit: 0.9, windowDays: 30 }] : []);
  });

  it.each(uses)('R141: %s is not told of an account at risk, whatever it uses', (id, rate) => {
    for (const band of ['red', 'yellow', 'unknown'] as const)
      expect(findsAny(id, { band, usage: { [rate]: 0.95 } })).toBe(false);
  });

  it.each(uses)('X12: %s is not told while anything is Critical', (id, rate) => {
    const usage = { [rate]: 0.95 };
    expect(findsAny(id, { usage, payment: { overdueDays: 1, invoiceId: 'i-1' } })).toBe(false);
    expect(findsAny(id, { usage, support: { openTickets: 9 } })).toBe(true); // a worry, but not a Critical one
  });
});
