import type { CustomerFacts } from '../../domain/customer-report';
import { count } from '../wording';
import { growthOf, rateOf } from './growth';

/** How the product is used now, against the start where it grew (R202). What fell, or is little, is not told here: help is offered for it. */
export function listAdoption(facts: CustomerFacts): string[] {
  return [sayUsers(facts), saySeats(facts), sayFeatures(facts)].filter((line) => line !== null);
}

function sayUsers({ users }: CustomerFacts): string | null {
  if (users === null || users.now <= 0) return null;
  const grown = growthOf(users);
  return grown === null
    ? `${count(users.now, 'active user')}.`
    : `${grown.now} active users, up from ${grown.before} (+${grown.percent}).`;
}

function saySeats({ users, seats }: CustomerFacts): string | null {
  const rate = rateOf(users, seats);
  if (users === null || seats === null || rate === null) return null;
  return users.now >= seats ? `All ${seats} seats in use.` : `${users.now} of ${seats} seats in use (${rate}).`;
}

function sayFeatures({ features, featuresBought }: CustomerFacts): string | null {
  if (features === null || features.now <= 0) return null;
  const grown = growthOf(features);
  const since = grown === null ? '' : `, up from ${grown.before}`;
  if (featuresBought === null || featuresBought < features.now)
    return `${count(features.now, 'feature')} in use${since}.`;
  return `${features.now} of ${featuresBought} features in use${since}.`;
}
