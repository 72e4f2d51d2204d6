import { TIERS, TRIGGERS, type AlertTrigger, type Tier } from '../domain/trigger';

type Ranked = Pick<AlertTrigger, 'trigger' | 'tier' | 'key'>;

/** Whether one tier wants someone sooner than another (R148–R150): critical before high before moderate, renewal, expansion. */
export const isGraver = (tier: Tier, than: Tier): boolean => TIERS.indexOf(tier) < TIERS.indexOf(than);

/** Order of triggers, the gravest first: by tier, then as `TRIGGERS` lists them, then by key, so that it is the same every time. */
export function compareGravity(a: Ranked, b: Ranked): number {
  return (
    TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) ||
    TRIGGERS.indexOf(a.trigger) - TRIGGERS.indexOf(b.trigger) ||
    Number(a.key > b.key) - Number(a.key < b.key)
  );
}

/** Renewals and expansion: tasks with a date, not signs of trouble. */
export const isQuietTier = (tier: Tier): boolean => tier === 'renewal' || tier === 'expansion';

/** The trigger an alert is named for; null of none. */
export const findGravest = <One extends Ranked>(all: readonly One[]): One | null =>
  all.toSorted(compareGravity)[0] ?? null;
