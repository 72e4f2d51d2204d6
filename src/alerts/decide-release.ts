import type { Tier } from '../domain/trigger';

/** A message that waits until it is known how many there are. `revenueAtRisk` in one common currency; null: not known. */
export type HeldPost = {
  alertId: string;
  driEmail: string;
  tier: Tier;
  driverSignal: string | null;
  revenueAtRisk: number | null;
  openedAt: Date;
  isGroupable: boolean; // false once it belonged to an incident: whoever decided about that one has let it go
};

/** `isAnyoneToDecide` false: nobody in RevOps is known, so nothing waits for them. */
export type ReleaseSettings = {
  weeklyBudget: number; // alerts one person is told in a week
  incident: { atLeastAccounts: number; shareOfFleet: number; isAnyoneToDecide: boolean };
};

export type ReleaseFacts = {
  toldThisWeek: ReadonlyMap<string, number>; // by DRI, in a channel or in a digest, since their own Monday
  alike: ReadonlyMap<string, number>; // by driver: accounts that turned red with it within 24 h, the held ones included
  openIncidents: ReadonlySet<string>; // drivers whose incident nobody has decided yet
  fleet: number; // accounts with a score
};

export type ReleaseDecision =
  | { kind: 'post'; alertId: string; reason: 'critical' | 'within_budget' }
  | { kind: 'defer'; alertId: string; reason: 'over_budget' }
  | { kind: 'group'; alertId: string; driverSignal: string; reason: 'one_cause' };

/**
 * What becomes of each held message, each decided exactly once, whatever order they come in:
 *   critical → `post`, always (X15: it counts, but it never waits);
 *   its driver has an open incident, or turned at least `atLeastAccounts` accounts and `shareOfFleet` of all scored ones red within
 *   24 h → `group`: one cause is likelier than so many stories, and one person is asked instead of forty told;
 *   else its DRI's week decides (R32): the free places, `weeklyBudget` − told − critical, go by revenue at risk, the highest first
 *   (unknown amounts last, then the older alert, then its id) → `post`; the rest → `defer` to the digest. Nothing is dropped.
 * @returns one decision per held message, those to be posted first in the order of their rank. Never throws.
 */
export function decideRelease(
  held: readonly HeldPost[],
  facts: ReleaseFacts,
  settings: ReleaseSettings,
): ReleaseDecision[] {
  const ranked = held.toSorted(byRank);
  const told = new Map(facts.toldThisWeek);
  for (const { tier, driEmail } of ranked) if (tier === 'critical') countOne(told, driEmail);
  const decisions = ranked.map((post): ReleaseDecision => {
    const { alertId, driEmail } = post;
    if (post.tier === 'critical') return { kind: 'post', alertId, reason: 'critical' };
    const driverSignal = findSharedDriver(post, facts, settings);
    if (driverSignal !== null) return { kind: 'group', alertId, driverSignal, reason: 'one_cause' };
    if ((told.get(driEmail) ?? 0) >= settings.weeklyBudget) return { kind: 'defer', alertId, reason: 'over_budget' };
    countOne(told, driEmail);
    return { kind: 'post', alertId, reason: 'within_budget' };
  });
  return decisions.toSorted((a, b) => PLACE[a.kind] - PLACE[b.kind]);
}

const PLACE: Record<ReleaseDecision['kind'], number> = { post: 0, defer: 1, group: 2 };

function countOne(told: Map<string, number>, email: string): void {
  told.set(email, (told.get(email) ?? 0) + 1);
}

/** The driver this alert shares with too many others, or null. */
function findSharedDriver(
  { driverSignal, isGroupable }: HeldPost,
  facts: ReleaseFacts,
  { incident }: ReleaseSettings,
): string | null {
  if (driverSignal === null || !isGroupable || !incident.isAnyoneToDecide) return null;
  if (facts.openIncidents.has(driverSignal)) return driverSignal;
  const accounts = facts.alike.get(driverSignal) ?? 0;
  const isMany = accounts >= incident.atLeastAccounts && accounts / facts.fleet >= incident.shareOfFleet;
  return isMany ? driverSignal : null;
}

const isCritical = ({ tier }: HeldPost): number => (tier === 'critical' ? 0 : 1);

function byRank(a: HeldPost, b: HeldPost): number {
  return (
    isCritical(a) - isCritical(b) ||
    compare(b.revenueAtRisk ?? -Infinity, a.revenueAtRisk ?? -Infinity) ||
    a.openedAt.getTime() - b.openedAt.getTime() ||
    compare(a.alertId, b.alertId)
  );
}

/** Two unknown amounts are alike: −∞ − −∞ would be no number. */
function compare<Value extends number | string>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
