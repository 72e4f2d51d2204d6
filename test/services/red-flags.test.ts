import type { AccountFeatures } from '../../src/domain/features';
import { findDriver } from '../../src/scoring/driver';
import type { ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { buildFeatures, GOOD_RELATIONS, NOW } from '../scoring/build-features';

let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});

/** A healthy account to which one thing happens: how far its score falls, and what is named as the reason. */
function watch(change: Partial<AccountFeatures>) {
  const score = (over: Partial<AccountFeatures>) =>
    scoreAccount(buildFeatures({ ...GOOD_RELATIONS, ...over }), model, NOW);
  const [before, after] = [score({}), score(change)];
  const lost = before.dimensions.flatMap(({ signals }) => signals.map((one) => [one.signal, one.lost] as const));
  const features = buildFeatures({ ...GOOD_RELATIONS, ...change, baselineLost: Object.fromEntries(lost) });
  return {
    fell: (before.exactScore ?? 0) - (after.exactScore ?? 0),
    driver: findDriver(after, features, { model, playbook }, NOW),
  };
}
const FALLEN = 1; // points: less is no reason to call anybody

describe('a red flag at an account that is well otherwise is the reason, by the default model', () => {
  it('R87: a week without a login', () => {
    const { fell, driver } = watch({ lastActiveOn: '2026-02-24', logins7: 0, activeDays7: 0 });
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver?.reason).toBe('Not active once in 7 days');
  });

  it('R88: a fortnight without any activity, to be answered by calling them', () => {
    const silent = { logins7: 0, activeDays7: 0, logins14: 0, activeDays14: 0, logins30: 400, activeDays30: 9 };
    const { fell, driver } = watch({ ...silent, lastActiveOn: '2026-02-17' });
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver).toMatchObject({
      reason: 'Logins down 100% in 14 days',
      action: 'book a 20-min usage check-in with their admin this week',
    });
  });

  it('R89: logins down by more than 30%, to be answered with a call to get them going again', () => {
    const { fell, driver } = watch({ logins14: 270, logins30: 750 });
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver).toMatchObject({
      reason: 'Logins down 32% in 14 days',
      action: 'book a 20-min usage check-in with their admin this week',
    });
  });

  it('R92: two users of a whole company', () => {
    const { fell, driver } = watch({ weeklyPeakUsers: 2 });
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver?.reason).toBe('4% of seats in use over 4 weeks (2 of 50)');
  });

  it('R90: half of a month’s logins gone, though the last fortnight was no worse than the one before', () => {
    const { fell, driver } = watch({ logins14: 200, logins14Prev: 200, logins30: 430, logins30Prev: 900 });
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver?.reason).toBe('Logins down 52% in 30 days');
  });

  it.each([
    [4, false],
    [5, true],
  ])('R108: %d tickets open at once: %s', (openTickets, isReason) => {
    const { driver } = watch({ openTickets, openTicketDaysMax: 6 });
    expect(driver?.signal === 'open_tickets').toBe(isReason);
  });

  it('R111: eight tickets in a fortnight, three times the usual', () => {
    const { fell, driver } = watch({ tickets14: 8, tickets90Prev: 17 });
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver?.signal).toBe('ticket_surge_14d');
  });

  it('R109: tickets that are escalated again and again', () => {
    const { fell, driver } = watch({ escalated30: 3 });
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver?.reason).toBe('3 tickets escalated in 30 days');
  });

  it('R119: support rated low again and again', () => {
    const { fell, driver } = watch({ csat90Avg: 2, ratedLow90: 4 });
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver?.reason).toBe('Support rated 2.0 of 5 over 90 days');
  });

  it.each([
    ['an invoice overdue for a month', { overdueDaysMax: 30, overdueAmount: 900 }, 'Invoice 30 days overdue'],
    ['several late payments', { late365: 6 }, '50% of 12 invoices late in 365 days'],
    ['an invoice disputed', { disputed90: 1 }, '1 invoice disputed in 90 days'],
  ])('R125: %s', (_what, change, reason) => {
    const { fell, driver } = watch(change);
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver?.reason).toBe(reason);
  });

  it.each([
    ['a late payment', { overdueDaysMax: 1, overdueAmount: 900 }, 'Invoice 1 day overdue'],
    ['a smaller contract', { termArr: 80_000 }, 'ARR down 20% in 90 days'],
    ['a renewal near', { renewalOn: '2026-03-30' }, 'Renewal in 26 days'],
  ])('R55: %s', (_what, change, reason) => {
    const { fell, driver } = watch(change);
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver?.reason).toBe(reason);
  });

  it('R131: seats that are paid for and lie idle', () => {
    const { fell, driver } = watch({ weeklyPeakUsers: 10, activeUsers30Avg: 8, activeUsers30PrevAvg: 8 });
    expect(fell).toBeGreaterThan(FALLEN);
    expect(driver?.reason).toBe('20% of seats in use over 4 weeks (10 of 50)');
  });
});

it('R55: a larger contract is a good sign', () => {
  const { fell, driver } = watch({ termArr: 125_000 });
  expect(fell).toBeLessThan(0);
  expect(driver).toBeNull();
});
