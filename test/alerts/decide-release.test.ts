import fc from 'fast-check';
import { decideRelease, type HeldPost, type ReleaseFacts, type ReleaseSettings } from '../../src/alerts/decide-release';

const NOW = new Date('2026-03-10T12:00:00Z');
const SETTINGS: ReleaseSettings = {
  weeklyBudget: 12,
  incident: { atLeastAccounts: 8, shareOfFleet: 0.05, isAnyoneToDecide: true },
};
const FACTS: ReleaseFacts = { toldThisWeek: new Map(), alike: new Map(), openIncidents: new Set(), fleet: 100 };
const post = (alertId: string, changes: Partial<HeldPost> = {}): HeldPost => ({
  alertId,
  driEmail: 'anna@example.test',
  tier: 'high',
  driverSignal: 'logins',
  revenueAtRisk: 1_000,
  openedAt: NOW,
  isGroupable: true,
  ...changes,
});
const decide = (held: HeldPost[], facts: Partial<ReleaseFacts> = {}, settings = SETTINGS) =>
  decideRelease(held, { ...FACTS, ...facts }, settings);
const kinds = (held: HeldPost[], facts: Partial<ReleaseFacts> = {}) =>
  Object.fromEntries(decide(held, facts).map(({ alertId, kind }) => [alertId, kind]));
const told = (alerts: number) => ({ toldThisWeek: new Map([['anna@example.test', alerts]]) });

describe("R32: a DRI's week", () => {
  it.each([
    [0, 'post'],
    [11, 'post'],
    [12, 'defer'], // the twelve are used up
    [13, 'defer'],
  ])('after %d told alerts answers the next with: %s', (alerts, kind) => {
    expect(kinds([post('a')], told(alerts))).toEqual({ a: kind });
  });

  it('is each person’s own', () => {
    const held = [post('a'), post('b', { driEmail: 'ben@example.test' })];
    expect(kinds(held, told(12))).toEqual({ a: 'defer', b: 'post' });
  });

  it('gives the last places to the most revenue at risk, unknown amounts last', () => {
    const held = [
      post('unknown', { revenueAtRisk: null }),
      post('zero', { revenueAtRisk: 0 }),
      post('small', { revenueAtRisk: 10 }),
      post('large', { revenueAtRisk: 20 }),
    ];
    expect(kinds(held, told(11))).toEqual({ large: 'post', small: 'defer', zero: 'defer', unknown: 'defer' });
    expect(kinds(held, told(9))).toEqual({ large: 'post', small: 'post', zero: 'post', unknown: 'defer' });
  });

  it('prefers of equal amounts, known or not, the older alert, then the lower id', () => {
    const older = new Date(NOW.getTime() - 1);
    const unknown = { revenueAtRisk: null };
    expect(kinds([post('a'), post('b', { openedAt: older })], told(11))).toEqual({ a: 'defer', b: 'post' });
    expect(kinds([post('b', unknown), post('a', unknown)], told(11))).toEqual({ a: 'post', b: 'defer' });
  });

  it('never holds up a critical one, which takes its place first', () => {
    const held = [post('rich', { revenueAtRisk: 9_000 }), post('critical', { tier: 'critical', revenueAtRisk: null })];
    expect(kinds(held, told(11))).toEqual({ critical: 'post', rich: 'defer' });
    expect(kinds(held, told(40))).toEqual({ critical: 'post', rich: 'defer' });
  });

  it('names what is posted first in the order of its rank', () => {
    const held = [post('a', { revenueAtRisk: 1 }), post('b', { revenueAtRisk: 2 }), post('c', { tier: 'critical' })];
    expect(decide(held).map(({ alertId }) => alertId)).toEqual(['c', 'b', 'a']);
  });
});

describe('many accounts with one driver', () => {
  const alike = (accounts: number, fleet: number) => ({ alike: new Map([['logins', accounts]]), fleet });

  it.each([
    // accounts, fleet, decision
    [7, 100, 'post'], // too few, whatever their share
    [8, 100, 'group'],
    [8, 160, 'group'], // exactly 5%
    [8, 161, 'post'], // a smaller share
    [49, 1_000, 'post'],
    [50, 1_000, 'group'],
  ])('%d of %d scored: %s', (accounts, fleet, kind) => {
    expect(kinds([post('a')], alike(accounts, fleet))).toEqual({ a: kind });
  });

  it('wait together, whatever is left of the week, while others with another driver, or none, go', () => {
    const held = [post('a'), post('b', { driverSignal: 'nps' }), post('c', { driverSignal: null })];
    expect(kinds(held, alike(8, 100))).toEqual({ a: 'group', b: 'post', c: 'post' });
    expect(kinds(held, { ...alike(8, 100), ...told(12) })).toEqual({ a: 'group', b: 'defer', c: 'defer' });
  });

  it('take further ones in while nobody has decided', () => {
    expect(kinds([post('a')], { ...alike(1, 100), openIncidents: new Set(['logins']) })).toEqual({ a: 'group' });
  });

  it('let go what has been decided about', () => {
    const held = [post('a', { isGroupable: false })];
    expect(kinds(held, { ...alike(50, 100), openIncidents: new Set(['logins']) })).toEqual({ a: 'post' });
  });

  it('never hold up a critical one', () => {
    expect(kinds([post('a', { tier: 'critical' })], alike(50, 100))).toEqual({ a: 'post' });
  });

  it('wait for nobody where nobody could decide', () => {
    const settings = { ...SETTINGS, incident: { ...SETTINGS.incident, isAnyoneToDecide: false } };
    expect(decide([post('a')], alike(50, 100), settings)).toMatchObject([{ kind: 'post' }]);
  });
});

describe('whatever is held', () => {
  const emails = ['anna@example.test', 'ben@example.test'] as const;
  const drivers = ['logins', 'nps'] as const;
  const arbitraryPost = fc.record({
    alertId: fc.uuid(),
    driEmail: fc.constantFrom(...emails),
    tier: fc.constantFrom('critical' as const, 'high' as const),
    driverSignal: fc.constantFrom(...drivers, null),
    revenueAtRisk: fc.option(fc.integer({ min: 0, max: 3 })),
    openedAt: fc.integer({ min: 0, max: 3 }).map((hours) => new Date(NOW.getTime() - hours * 3_600_000)),
    isGroupable: fc.boolean(),
  });
  const heldPosts = fc.uniqueArray(arbitraryPost, { selector: ({ alertId }) => alertId, maxLength: 40 });
  const world = fc.record({
    toldThisWeek: fc
      .array(fc.nat(15), { minLength: 2, maxLength: 2 })
      .map((counts) => new Map(emails.map((email, index) => [email, counts[index] ?? 0]))),
    alike: fc
      .array(fc.nat(20), { minLength: 2, maxLength: 2 })
      .map((counts) => new Map(drivers.map((driver, index) => [driver, counts[index] ?? 0]))),
    openIncidents: fc.subarray([...drivers]).map((list) => new Set<string>(list)),
    fleet: fc.nat(400),
  });

  it('is decided exactly once, in the same way whatever its order', () => {
    fc.assert(
      fc.property(heldPosts, world, fc.infiniteStream(fc.nat()), (held, facts, random) => {
        const decisions = decideRelease(held, facts, SETTINGS);
        expect(decisions.map(({ alertId }) => alertId).toSorted()).toEqual(
          held.map(({ alertId }) => alertId).toSorted(),
        );
        const shuffled = held.map((one) => ({ one, at: random.next().value ?? 0 })).toSorted((a, b) => a.at - b.at);
        expect(
          decideRelease(
            shuffled.map(({ one }) => one),
            facts,
            SETTINGS,
          ),
        ).toEqual(decisions);
      }),
    );
  });

  it('R32: nobody is told more than the budget but by critical ones, and nothing is deferred while a place is free', () => {
    fc.assert(
      fc.property(heldPosts, world, (held, facts) => {
        const decisions = new Map(decideRelease(held, facts, SETTINGS).map((one) => [one.alertId, one.kind]));
        for (const email of emails) {
          const own = held.filter(({ driEmail }) => driEmail === email);
          const of = (kind: string) => own.filter(({ alertId }) => decisions.get(alertId) === kind).length;
          const used = facts.toldThisWeek.get(email) ?? 0;
          const critical = own.filter(({ tier }) => tier === 'critical').length;
          expect(used + of('post')).toBeLessThanOrEqual(Math.max(SETTINGS.weeklyBudget, used + critical));
          if (of('defer') > 0) expect(used + of('post')).toBeGreaterThanOrEqual(SETTINGS.weeklyBudget);
        }
      }),
    );
  });

  it('a deferred one never had more at risk than a posted one of the same person', () => {
    fc.assert(
      fc.property(heldPosts, world, (held, facts) => {
        const decisions = new Map(decideRelease(held, facts, SETTINGS).map((one) => [one.alertId, one.kind]));
        const ordinary = held.filter(({ tier }) => tier !== 'critical');
        const worth = ({ revenueAtRisk }: HeldPost) => revenueAtRisk ?? -1;
        for (const deferred of ordinary.filter(({ alertId }) => decisions.get(alertId) === 'defer'))
          for (const posted of ordinary.filter(({ alertId }) => decisions.get(alertId) === 'post'))
            if (posted.driEmail === deferred.driEmail) expect(worth(posted)).toBeGreaterThanOrEqual(worth(deferred));
      }),
    );
  });
});
