import type { AccountPlan } from './account-plan';
import { createBasePlan } from './base-plan';
import { createDice, type Dice } from './dice';
import { asLukewarm, withUsage } from './story';

/** Shares of the accounts without a story, one after the other; the rest just carry on. */
const FATES = [
  { share: 0.06, tell: joinLate },
  { share: 0.03, tell: departEarly },
  { share: 0.16, tell: fade },
  { share: 0.12, tell: forgetToPay },
  { share: 0.06, tell: callForHelp },
] as const;

/** An account without a story. Most carry on; some sign up during the history, leave, fade, forget a bill or have a bad morning. */
export function createBackgroundPlan(seed: number, index: number, storyDay: number): AccountPlan {
  const plan = createBasePlan(seed, index);
  const dice = createDice(seed, `background/${index}`);
  let left = dice.share();
  const fate = FATES.find(({ share }) => (left -= share) < 0);
  return fate === undefined ? plan : fate.tell(plan, dice, storyDay);
}

function joinLate(plan: AccountPlan, dice: Dice, storyDay: number): AccountPlan {
  const createdDay = dice.between(20, Math.max(20, storyDay - 60));
  return { ...plan, createdDay, renewalDay: createdDay + 365 };
}

/** Use sinks over seven weeks, then the contract ends: something to learn from for a backtest. */
function departEarly(plan: AccountPlan, dice: Dice, storyDay: number): AccountPlan {
  const churnDay = dice.between(60, Math.max(60, storyDay - 90));
  const sinking = { fromDay: churnDay - 50, toDay: churnDay - 5, factor: 0.05 };
  return {
    ...withUsage(asLukewarm(plan), { users: [sinking] }),
    renewalDay: churnDay,
    churnDay,
    createdDay: Math.min(plan.createdDay, churnDay - 365),
  };
}

/** Use wears off over two to three months, more or less steeply: some turn Yellow, few Red. */
function fade(plan: AccountPlan, dice: Dice, storyDay: number): AccountPlan {
  const fromDay = storyDay + dice.between(-60, 15);
  return withUsage(asLukewarm(plan), {
    users: [{ fromDay, toDay: fromDay + dice.between(60, 90), factor: 0.12 + 0.2 * dice.share() }],
  });
}

/** One bill paid one to three weeks late, sometime in the months around the opening. */
function forgetToPay(plan: AccountPlan, dice: Dice, storyDay: number): AccountPlan {
  const fromDay = storyDay + dice.between(-60, 30);
  const trouble = {
    fromDay,
    toDay: fromDay + 29,
    kind: 'late',
    paidOnDay: null,
    lateDays: dice.between(6, 21),
  } as const;
  return { ...plan, billing: 'monthly', paymentTroubles: [trouble] };
}

/** A P1 that is solved within hours: worth a word to the people in charge, not a red account. */
function callForHelp(plan: AccountPlan, dice: Dice, storyDay: number): AccountPlan {
  const day = storyDay + dice.between(-20, 40);
  const solvedAfterHours = dice.between(3, 14);
  const hard = { priority: 'p1', kind: 'bug', isEscalated: false, isReopened: false, csat: 4 } as const;
  return { ...plan, incidents: [{ day, hour: dice.between(5, 15), solvedAfterHours, ...hard }] };
}
