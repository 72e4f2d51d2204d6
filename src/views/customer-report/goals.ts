import type { CustomerFacts } from '../../domain/customer-report';

const STEP = 0.1;

/** Goals to agree on where nobody wrote any: a tenth more users within the seats there are, one feature more. None where neither is known or left. */
export function suggestGoals({ users, seats, features, featuresBought }: CustomerFacts): string[] {
  return [usersGoal(users?.now ?? 0, seats), featuresGoal(features?.now ?? 0, featuresBought)].filter(
    (goal) => goal !== null,
  );
}

function usersGoal(now: number, seats: number | null): string | null {
  if (now < 1 || seats === null) return null;
  const goal = Math.min(seats, Math.ceil(now * (1 + STEP)));
  return goal > now ? `From ${now} to ${goal} active users.` : null;
}

function featuresGoal(now: number, bought: number | null): string | null {
  return now < 1 || bought === null || now >= bought ? null : `${now + 1} of ${bought} features in everyday use.`;
}
