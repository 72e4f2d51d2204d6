import type { CustomerFacts } from '../../domain/customer-report';

const STEP = 0.1;

/** Goals to agree on where nobody wrote any: a tenth more users within the seats there are, one feature more. There is always one. */
export function suggestGoals({ users, seats, features, featuresBought }: CustomerFacts): string[] {
  const goals = [usersGoal(users?.now ?? 0, seats), featuresGoal(features?.now ?? 0, featuresBought)].filter(
    (goal) => goal !== null,
  );
  return goals.length > 0 ? goals : ['Choose one outcome to reach together, and the day we look at it.'];
}

function usersGoal(now: number, seats: number | null): string | null {
  if (now < 1 || seats === null) return null;
  const goal = Math.min(seats, Math.ceil(now * (1 + STEP)));
  return goal > now ? `From ${now} to ${goal} active users.` : null;
}

function featuresGoal(now: number, bought: number | null): string | null {
  return now < 1 || bought === null || now >= bought ? null : `${now + 1} of ${bought} features in everyday use.`;
}
