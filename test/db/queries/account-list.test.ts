import fc from 'fast-check';
import { toListRule } from '../../../src/alerts/list-rules';
import { toReviewOrder } from '../../../src/alerts/review-order';
import { ConfigFile } from '../../../src/config-file';
import { listAccountsOf, summariseList } from '../../../src/db/queries/account-list';
import { accountHealth, accounts, alerts, outcomes } from '../../../src/db/schema';
import type { BuiltInList, Conditions, ListSort } from '../../../src/domain/list';
import { type Tier, TIERS } from '../../../src/domain/trigger';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const TODAY = '2026-11-23';
const NOW = new Date(`${TODAY}T09:00:00Z`);
const LIMITS = ConfigFile.parse({}).filters;
const inDays = (days: number): string => new Date(NOW.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** What the lists look at; renewal in days from today. */
type Made = {
  id: string;
  score?: number | null;
  band?: 'red' | 'yellow' | 'green' | 'unknown';
  renewal?: number | null;
  arr?: number;
  currency?: string;
  usage?: number | null;
  adoption?: number;
  change?: number;
  rank?: number | null;
  alert?: 'open' | 'resolved' | 'grouped' | 'snoozed' | null;
  tier?: Tier;
};

async function make(made: readonly Made[]): Promise<void> {
  await truncateAll(database.pool);
  if (made.length === 0) return;
  const source = 'test';
  await database.db.insert(accounts).values(
    made.map(({ id, renewal = null, arr = null, currency = 'USD' }) => ({
      accountId: id, name: id, source, arr, currency, renewalOn: renewal === null ? null : inDays(renewal), aeEmail: 'rep@example.com', pod: 'West',
    })),
  ); // prettier-ignore
  await database.db.insert(accountHealth).values(
    made.map(({ id, score = 75, band = 'green', usage = null, adoption = null, change = null, rank = null }) => ({
      accountId: id, score, band, usageChange30: usage, adoptionRate: adoption, change30: change, expansionRank: rank,
      scoredAt: NOW, modelVersion: 'v1', coverage: 1, dimensions: [], trend: 'stable' as const,
    })),
  ); // prettier-ignore
  const told = made.filter(({ alert = null }) => alert !== null);
  if (told.length === 0) return;
  await database.db.insert(alerts).values(
    told.map(({ id, alert, tier = 'high' }) => ({
      accountId: id, currentBand: 'red' as const, reason: 'r', action: 'a', actionDueOn: TODAY, modelVersion: 'v1', openedAt: NOW,
      tier, status: alert === null || alert === undefined || alert === 'grouped' ? ('open' as const) : alert, route: alert === 'grouped' ? ('grouped' as const) : ('channel' as const),
    })),
  ); // prettier-ignore
}

const ARGS = { scope: { kind: 'all' }, today: TODAY, rates: {} } as const;
const WHOLE = { limit: 1000, offset: 0 };
async function idsOf(rule: Conditions | Exclude<BuiltInList, 'review'>, sort: ListSort = 'recommended', rates = {}) {
  const query = { kind: 'rule' as const, rule: typeof rule === 'string' ? toListRule(rule, LIMITS) : [rule] };
  const found = await listAccountsOf(database.db, { ...ARGS, rates, query, sort, ...WHOLE });
  return found.map(({ accountId }) => accountId);
}
const review = { kind: 'groups' as const, groups: toReviewOrder(LIMITS, { isUsageStale: false }) };

describe('the lists everyone has', () => {
  const of = async (list: Exclude<BuiltInList, 'review'>, made: readonly Made[]) => {
    await make(made);
    return idsOf(list);
  };

  it('R165: renewal risk is a renewal in under 90 days and a score under 70, both', async () => {
    const near = { renewal: 89, score: 69 };
    const left = [{ id: 'day90', ...near, renewal: 90 }, { id: 'at70', ...near, score: 70 }, { id: 'past', renewal: -1, score: 1 }];
    expect(await of('renewal_risk', [...left, { id: 'in', ...near }, { id: 'today', renewal: 0, score: 1 }])).toEqual(['today', 'in']);
  }); // prettier-ignore

  it('R166: expansion ready is a score over 80 and more than 70% of features in use', async () => {
    const left = [{ id: 'at80', score: 80, adoption: 0.9 }, { id: 'at70', score: 90, adoption: 0.7 }, { id: 'unseen', score: 90 }];
    expect(await of('expansion_ready', [...left, { id: 'in', score: 81, adoption: 0.71 }])).toEqual(['in']);
  }); // prettier-ignore

  it('R167: needs attention is usage down more than 30%', async () => {
    const left = [{ id: 'at30', usage: -0.3 }, { id: 'up', usage: 0.4 }, { id: 'unseen' }];
    expect(await of('needs_attention', [...left, { id: 'in', usage: -0.31 }])).toEqual(['in']);
  });

  it('R168: high value at risk is ARR over $50K and a score under 60, both', async () => {
    const left = [{ id: 'at50K', arr: 50_000, score: 59 }, { id: 'at60', arr: 90_000, score: 60 }, { id: 'unseen', score: 10 }];
    expect(await of('high_value_at_risk', [...left, { id: 'in', arr: 50_001, score: 59 }])).toEqual(['in']);
  }); // prettier-ignore

  it('R169, X32: priority is any one of a renewal within 90 days, a score under 70 and usage up more than 20%', async () => {
    const left = [
      { id: 'day91', renewal: 91 },
      { id: 'at70', score: 70 },
      { id: 'at20', usage: 0.2 },
    ];
    const any = [
      { id: 'renews', renewal: 90 },
      { id: 'low', score: 69 },
      { id: 'grows', usage: 0.21 },
    ];
    expect(await of('priority', [...left, ...any])).toEqual(['renews', 'low', 'grows']);
  });

  it('a score of which too little was seen counts for nothing', async () => {
    await make([{ id: 'dark', score: 5, band: 'unknown', renewal: 10 }]);
    expect(await idsOf('renewal_risk')).toEqual([]);
  });
});

describe('a list of one’s own', () => {
  it.each([
    ['status', { bands: ['red'] }, { id: 'in', band: 'red' }, { id: 'out', band: 'yellow' }],
    ['renewal window', { renewalWithinDays: 60 }, { id: 'in', renewal: 60 }, { id: 'out', renewal: 61 }],
    ['an open alert', { hasOpenAlert: true }, { id: 'in', alert: 'open' }, { id: 'out', alert: 'resolved' }],
    ['an alert its owner has heard of', { hasOpenAlert: true }, { id: 'in', alert: 'open' }, { id: 'out', alert: 'grouped' }],
    ['score under', { scoreBelow: 50 }, { id: 'in', score: 49 }, { id: 'out', score: 50 }],
    ['score over', { scoreAbove: 50 }, { id: 'in', score: 51 }, { id: 'out', score: 50 }],
  ] as [string, Conditions, Made, Made][])('R186: takes accounts by %s', async (_what, conditions, inside, outside) => {
    await make([inside, outside]);
    expect(await idsOf(conditions)).toEqual(['in']);
  }); // prettier-ignore

  it('demands all that is named', async () => {
    await make([{ id: 'both', score: 20, arr: 9 }, { id: 'one', score: 20, arr: 7 }]); // prettier-ignore
    expect(await idsOf({ scoreBelow: 30, arrAbove: 8 })).toEqual(['both']);
  });
});

describe('the order of a list', () => {
  const made: Made[] = [
    { id: 'a', score: 60, change: -2, renewal: 200, arr: 10 },
    { id: 'b', score: 30, change: -9, renewal: 300, arr: 20 },
    { id: 'c', score: 40, change: -20, renewal: 100, arr: 5 },
    { id: 'd', score: null, band: 'unknown', renewal: -3, arr: 30, currency: 'JPY' },
  ];
  beforeAll(() => make(made));

  it.each([
    ['lowest_score', ['b', 'c', 'a', 'd']],
    ['biggest_drop', ['c', 'b', 'a', 'd']],
    ['soonest_renewal', ['c', 'a', 'b', 'd']], // one that has passed is not known to come
    ['highest_arr', ['d', 'b', 'a', 'c']],
  ] as const)('R185: by %s is %j', async (sort, ids) => {
    expect(await idsOf({}, sort)).toEqual(ids);
  });

  it('amounts compare at the currency rates where there are any', async () => {
    expect(await idsOf({}, 'highest_arr', { JPY: 0.01 })).toEqual(['b', 'a', 'c', 'd']);
    expect(await idsOf({ arrAbove: 15 }, 'lowest_score', { JPY: 0.01 })).toEqual(['b']);
  });

  it('pages neither repeat nor lose an account', async () => {
    await make(Array.from({ length: 25 }, (_, index) => ({ id: `same-${index}` })));
    const query = { kind: 'rule' as const, rule: [{}] };
    const pages = await Promise.all(
      [0, 10, 20].map((offset) =>
        listAccountsOf(database.db, { ...ARGS, query, sort: 'lowest_score', limit: 10, offset }),
      ),
    );
    expect(new Set(pages.flat().map(({ accountId }) => accountId)).size).toBe(25);
  });
});

/** R170 in plain words, to hold the query against. */
const GROUPS: readonly [name: string, takes: (one: Made) => boolean][] = [
  ['alerts', ({ alert }) => alert === 'open' || alert === 'snoozed'],
  ['renewal', ({ renewal }) => typeof renewal === 'number' && renewal >= 0 && renewal <= 90],
  ['at_risk', ({ band, score }) => band !== 'unknown' && typeof score === 'number' && score < 60],
  ['expansion', ({ band, rank }) => band === 'green' && typeof rank === 'number'],
  ['disengaged', ({ usage }) => typeof usage === 'number' && usage < -0.3],
];
const placeOf = (one: Made): number => GROUPS.findIndex(([, takes]) => takes(one));

/** What is snoozed was put off: it comes after all that is not. Elsewhere alerts say nothing. */
function gravityOf({ alert, tier = 'high' }: Made): number {
  if (alert === 'snoozed') return TIERS.length;
  return alert === 'open' ? TIERS.indexOf(tier) : -1;
}

describe('the review order', () => {
  const anyAccount = fc.record({
    score: fc.option(fc.constantFrom(10, 59, 60, 90)),
    band: fc.constantFrom('red' as const, 'green' as const, 'unknown' as const),
    renewal: fc.option(fc.constantFrom(-1, 0, 90, 91)),
    usage: fc.option(fc.constantFrom(-0.5, -0.25, 0.5)),
    rank: fc.option(fc.constantFrom(1, 2)),
    alert: fc.option(fc.constantFrom(...(['open', 'resolved', 'grouped', 'snoozed'] as const))),
    tier: fc.constantFrom(...TIERS),
  });

  it('R170, R171: names each account once, in its first group; inside, the gravest alert, closest renewal, lowest score', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAccount, { minLength: 1, maxLength: 40 }), async (drawn) => {
        const made = drawn.map((one, index) => ({ ...one, id: `a${String(index).padStart(2, '0')}` }));
        await make(made);
        const known = ({ score, band }: (typeof made)[number]) => (band === 'unknown' ? null : score) ?? 1000;
        const keyOf = (one: (typeof made)[number]) => [
          placeOf(one),
          gravityOf(one),
          one.renewal === null || one.renewal < 0 ? 1000 : one.renewal,
          known(one),
        ];
        const expected = made
          .filter((one) => placeOf(one) >= 0)
          .toSorted((one, other) => compare([...keyOf(one), one.id], [...keyOf(other), other.id]))
          .map((one) => [one.id, GROUPS[placeOf(one)]?.[0]]);
        const found = await listAccountsOf(database.db, { ...ARGS, query: review, sort: 'recommended', ...WHOLE });
        expect(found.map(({ accountId, group }) => [accountId, group])).toEqual(expected);
        const { total } = await summariseList(database.db, { ...ARGS, query: review, atRiskBelow: 60 });
        expect(total).toBe(expected.length);
      }),
      { numRuns: 25 },
    );
  });

  it('its pages, one after the other, are the whole of it, each account once', async () => {
    await make(
      Array.from({ length: 60 }, (_, index): Made => ({
        id: `a${String(index * 37).padStart(4, '0')}`,
        score: index % 2 === 0 ? 40 : 75,
        alert: index % 3 === 0 ? 'open' : null,
        tier: TIERS[index % TIERS.length] ?? 'high',
        renewal: index % 5 === 0 ? 30 : null,
      })),
    );
    const pageOf = (offset: number, limit: number) =>
      listAccountsOf(database.db, { ...ARGS, query: review, sort: 'recommended', limit, offset });
    const whole = (await pageOf(0, 1000)).map(({ accountId }) => accountId);
    const pages: string[] = [];
    for (let offset = 0; offset < whole.length; offset += 8)
      pages.push(...(await pageOf(offset, 8)).map(({ accountId }) => accountId));
    expect(whole.length).toBeGreaterThan(40);
    expect(pages).toEqual(whole);
  });

  it('R30: offers nobody more while usage is over its limit', async () => {
    await make([{ id: 'ready', rank: 1, score: 90 }]);
    const groups = toReviewOrder(LIMITS, { isUsageStale: true });
    const query = { kind: 'groups' as const, groups };
    expect(await listAccountsOf(database.db, { ...ARGS, query, sort: 'recommended', ...WHOLE })).toEqual([]);
  });

  it('who has left by today is on no list and in no count; who leaves tomorrow still is', async () => {
    await make([{ id: 'gone', score: 20 }, { id: 'going', score: 20 }]); // prettier-ignore
    const left = { outcome: 'churned' as const, source: 'test' };
    await database.db.insert(outcomes).values([
      { ...left, accountId: 'gone', effectiveOn: TODAY, key: 'churned' },
      { ...left, accountId: 'going', effectiveOn: inDays(1), key: 'churned' },
    ]);
    expect(await idsOf('all')).toEqual(['going']);
    expect(await summariseList(database.db, { ...ARGS, query: review, atRiskBelow: 60 })).toMatchObject({
      total: 1,
      accounts: 1,
      triage: { atRisk: 1 },
    });
  });

  it('whom its CRM has deleted is on no list', async () => {
    await make([{ id: 'gone', score: 20 }, { id: 'here', score: 20 }]); // prettier-ignore
    await database.pool.query(`update accounts set deleted_at = $1 where account_id = 'gone'`, [`${TODAY}T00:00:00Z`]);
    expect(await idsOf('all')).toEqual(['here']);
  });

  it('R178: every account is at risk, stable or ready to expand, or too little is known of it', async () => {
    await make([{ id: 'risk', score: 59 }, { id: 'stable', score: 60 }, { id: 'ready', score: 90, rank: 1 }, { id: 'both', score: 59, rank: 1 }, { id: 'dark', band: 'unknown' }, { id: 'new', score: null }]); // prettier-ignore
    const { triage, accounts: all } = await summariseList(database.db, { ...ARGS, query: review, atRiskBelow: 60 });
    expect(triage).toEqual({ atRisk: 2, stable: 1, expansionReady: 1, notKnown: 2 });
    expect(all).toBe(6);
  });
});

type Keys = readonly (number | string)[];
function compare(one: Keys, other: Keys): number {
  const index = one.findIndex((key, at) => key !== other[at]);
  if (index < 0) return 0;
  return (one[index] ?? 0) < (other[index] ?? 0) ? -1 : 1;
}
