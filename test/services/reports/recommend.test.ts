import fc from 'fast-check';
import type { AlertLoad, Intervention } from '../../../src/domain/exec-report';
import type { CohortRow } from '../../../src/domain/portfolio';
import { recommend, type RecommendInput } from '../../../src/services/reports/exec/recommend';

const LOAD: AlertLoad = { reps: 8, overloaded: 0, most: 9, budget: 12, told: 40, missed: 0 };
const QUIET: RecommendInput = {
  signals: [],
  interventions: [],
  load: LOAD,
  acted: { part: 20, whole: 20 },
  segments: [],
  declined: 0,
  atRisk: { part: 12, whole: 12 },
  streamOf: (signal) => (signal === 'overdue_days' ? 'invoices' : signal === 'unheard' ? null : 'usage_daily'),
};
const kindsOf = (changes: Partial<RecommendInput>) => recommend({ ...QUIET, ...changes }).map(({ kind }) => kind);
const segment = (name: string, accounts: number, redShare: number): CohortRow => {
  return { name, accounts, redShare, medianScore: 60, change90: null, changed: 0 };
};
const done = (action: Intervention['action'], recovered: number, alerts: number): Intervention => {
  return { action, alerts, recovered };
};

describe('what the numbers of a period ask for', () => {
  it('R198: is nothing where nothing stands out', () => {
    expect(recommend(QUIET)).toEqual([]);
  });

  it.each([
    // accounts the signal took most from, accounts that declined, whether it is named
    [5, 20, true], // a quarter
    [4, 20, false],
    [3, 10, true],
    [9, 9, false], // too few to conclude anything
  ])('R198: product: a signal behind %d of %d declines is named: %s', (accounts, declined, isNamed) => {
    const kinds = kindsOf({ signals: [{ signal: 'logins', accounts }], declined });
    expect(kinds).toEqual(isNamed ? ['signal'] : []);
  });

  it('R198: is the product’s matter where the signal rests on usage, tickets or NPS, and the process’s where it does not', () => {
    const areaOf = (signal: string) =>
      recommend({ ...QUIET, declined: 10, signals: [{ signal, accounts: 9 }] })[0]?.area;
    expect([areaOf('logins'), areaOf('overdue_days'), areaOf('unheard')]).toEqual(['product', 'process', 'process']);
  });

  it.each([
    [7, 10, ['late']],
    [8, 10, []], // four of five is what we ask for
    [0, 9, []], // too few
  ])('R198: process: %d of %d alerts acted on in time gives %j', (part, whole, kinds) => {
    expect(kindsOf({ acted: { part, whole } })).toEqual(kinds);
  });

  it.each([
    [7, 10, ['untouched']],
    [8, 10, []],
    [0, 9, []],
  ])('R198: process: contact with %d of %d Red accounts gives %j', (part, whole, kinds) => {
    expect(kindsOf({ atRisk: { part, whole } })).toEqual(kinds);
  });

  it('R198: process: a first action that helps 20 points more often than another is recommended, of ten each', () => {
    const better = done('call', 3, 10);
    const worse = done('email', 1, 10);
    expect(recommend({ ...QUIET, interventions: [worse, better] })).toEqual([
      { area: 'process', kind: 'action', better, worse },
    ]);
    expect(kindsOf({ interventions: [better, done('email', 2, 10)] })).toEqual([]);
    expect(kindsOf({ interventions: [done('call', 9, 9), worse] })).toEqual([]);
    expect(kindsOf({ interventions: [better, done(null, 0, 40)] })).toEqual([]); // no action is no action
  });

  it.each([
    [2, 8, 40, ['overload']], // a quarter
    [1, 8, 40, []],
    [1, 1, 9, []], // nine alerts are no load
  ])('R198: resources: %d of %d people over the budget, %d told, gives %j', (overloaded, reps, told, kinds) => {
    expect(kindsOf({ load: { ...LOAD, overloaded, reps, told } })).toEqual(kinds);
  });

  it.each([
    [[segment('smb', 20, 0.15), segment('enterprise', 20, 0.1)], ['segment']], // 1.5 times
    [[segment('smb', 20, 0.14), segment('enterprise', 20, 0.1)], []],
    [[segment('smb', 9, 0.9), segment('enterprise', 20, 0.1)], []],
    [[segment('smb', 20, 0.9), segment('enterprise', 9, 0.1)], []], // nothing to compare with
    [[segment('smb', 20, 0), segment('enterprise', 20, 0)], []],
    [[segment('smb', 20, 0.9)], []],
  ])('R198: resources: of segments %j it says %j', (segments, kinds) => {
    expect(kindsOf({ segments })).toEqual(kinds);
  });

  it('never says more than five, nor anything that rests on fewer than ten cases', () => {
    const share = fc.integer({ min: 0, max: 30 }).chain((whole) => fc.record({ part: fc.integer({ min: 0, max: whole }), whole: fc.constant(whole) })); // prettier-ignore
    const intervention = share.chain(({ part, whole }) =>
      fc.constantFrom<Intervention['action']>('call', 'email', null).map((action) => done(action, part, whole)),
    );
    const input = fc.record({
      signals: fc.array(fc.record({ signal: fc.constantFrom('logins', 'overdue_days'), accounts: fc.nat(30) })),
      interventions: fc.array(intervention),
      load: fc.record({ reps: fc.integer({ min: 1, max: 20 }), overloaded: fc.nat(20), most: fc.nat(30), budget: fc.constant(12), told: fc.nat(40), missed: fc.nat(9) }), // prettier-ignore
      acted: share,
      atRisk: share,
      declined: fc.nat(30),
      segments: fc.array(fc.tuple(fc.constantFrom('smb', 'enterprise', 'mid_market'), fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true })).map((parts) => segment(...parts))), // prettier-ignore
    });
    fc.assert(
      fc.property(input, (facts) => {
        const found = recommend({ ...QUIET, ...facts });
        expect(found.length).toBeLessThanOrEqual(5);
        for (const one of found) expect(casesOf(one)).toBeGreaterThanOrEqual(10);
      }),
    );
  });
});

function casesOf(one: ReturnType<typeof recommend>[number]): number {
  switch (one.kind) {
    case 'signal':
      return one.declined;
    case 'late':
      return one.acted.whole;
    case 'untouched':
      return one.atRisk.whole;
    case 'action':
      return Math.min(one.better.alerts, one.worse.alerts);
    case 'overload':
      return one.load.told;
    case 'segment':
      return one.accounts;
  }
}
