import type { AccountPlan } from './account-plan';
import { createBasePlan } from './base-plan';
import { createDice } from './dice';
import { asLukewarm, withUsage } from './story';

const NEWCOMER_SHARE = 0.06;
const DEPARTED_SHARE = 0.03;

/** An account without a story: most just carry on, a few sign up during the history, and a few leave long before the demo opens. */
export function createBackgroundPlan(seed: number, index: number, storyDay: number): AccountPlan {
  const plan = createBasePlan(seed, index);
  const dice = createDice(seed, `background/${index}`);
  const fate = dice.share();
  if (fate < NEWCOMER_SHARE) return joinLate(plan, dice.between(20, Math.max(20, storyDay - 60)));
  if (fate < NEWCOMER_SHARE + DEPARTED_SHARE) return departEarly(plan, dice.between(60, Math.max(60, storyDay - 90)));
  return plan;
}

function joinLate(plan: AccountPlan, createdDay: number): AccountPlan {
  return { ...plan, createdDay, renewalDay: createdDay + 365 };
}

/** Use sinks over seven weeks, then the contract ends: something to learn from for a backtest. */
function departEarly(plan: AccountPlan, churnDay: number): AccountPlan {
  const sinking = { fromDay: churnDay - 50, toDay: churnDay - 5, factor: 0.05 };
  return {
    ...withUsage(asLukewarm(plan), { users: [sinking] }),
    renewalDay: churnDay,
    churnDay,
    createdDay: Math.min(plan.createdDay, churnDay - 365),
  };
}
