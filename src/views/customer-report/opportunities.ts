import type { CustomerFacts } from '../../domain/customer-report';
import { count } from '../wording';

/** More would be a list of everything. */
const SHOWN = 4;
const FREE_SEATS_FROM = 3;
const FREE_SHARE_FROM = 0.15;
const NEARLY_FULL = 0.9;
const FELL_BELOW = 0.9;

/** What we can help with next (R202, R205): each an offer, none a reproach. There is always one. */
export function listOpportunities(facts: CustomerFacts): string[] {
  const offers = [
    session(facts),
    seatsToGive(facts),
    featuresToDiscover(facts),
    openRequests(facts),
    training(facts),
    room(facts),
  ];
  const said = offers.filter((line) => line !== null).slice(0, SHOWN);
  return said.length > 0 ? said : ['Tell us what would help your team most next quarter: we will make time for it.'];
}

/** Fewer people than before, or nobody: what is on their desk now may be something else. */
function session({ users }: CustomerFacts): string | null {
  const before = users?.atStart ?? null;
  if (users === null || before === null || users.now >= before * FELL_BELOW) return null;
  return 'A 30-minute working session with your team: the tasks that matter most now, and the shortest way through them.';
}

function seatsToGive({ users, seats }: CustomerFacts): string | null {
  if (users === null || seats === null) return null;
  const free = seats - users.now;
  if (free < FREE_SEATS_FROM || free < seats * FREE_SHARE_FROM) return null;
  return `${free} seats are ready for more of your colleagues: we can set them up together in one session.`;
}

function featuresToDiscover({ features, featuresBought }: CustomerFacts): string | null {
  const left = (featuresBought ?? 0) - (features?.now ?? featuresBought ?? 0);
  if (left < 1) return null;
  return `${count(left, 'feature')} of your plan still to discover: we would be glad to show ${left === 1 ? 'it' : 'them'} in 30 minutes.`;
}

function openRequests({ openRequests: open }: CustomerFacts): string | null {
  if (open === null || open < 1) return null;
  return `${count(open, 'support request')} under way: a joint call to settle ${open === 1 ? 'it' : 'them'} in one go.`;
}

const training = ({ trainings }: CustomerFacts): string | null =>
  trainings === 0 ? 'A training for your team, on a topic of your choice.' : null;

/** Said only where more is welcome (R141). */
function room({ users, seats, isGrowthWelcome }: CustomerFacts): string | null {
  if (!isGrowthWelcome || users === null || seats === null || users.now < seats * NEARLY_FULL) return null;
  return `${Math.min(users.now, seats)} of ${seats} seats are in use: tell us when more colleagues are to join.`;
}
