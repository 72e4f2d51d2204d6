import type { CustomerFacts } from '../../domain/customer-report';
import { count } from '../wording';
import { growthOf } from './growth';

const SHOWN = 6;
const RATING_FROM = 4;
const RATINGS_AT_LEAST = 3;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** What went well, the outcome that was named first (R209). */
export function listWins(facts: CustomerFacts, outcome: string | null): string[] {
  const { users, features, trainings, reviews, seatsAdded, departments } = facts;
  const [people, breadth] = [growthOf(users), growthOf(features)];
  return [
    outcome,
    people && `${people.now} active users, up from ${people.before}: ${people.percent} more than at the start.`,
    breadth && `${breadth.now} features in use, up from ${breadth.before}.`,
    some(seatsAdded, 1) && `${count(seatsAdded, 'seat')} added: welcome to the new colleagues.`,
    some(departments, 2) && `${departments} departments at work with the product in the last 30 days.`,
    some(trainings, 1) && `${count(trainings, 'training')} held with your team.`,
    some(reviews, 1) && `${count(reviews, 'review')} held together.`,
    solved(facts),
    together(facts),
  ]
    .filter((line): line is string => typeof line === 'string')
    .slice(0, SHOWN);
}

const some = (amount: number | null, atLeast: number): amount is number => amount !== null && amount >= atLeast;

function solved({ requestsSolved, supportRating }: CustomerFacts): string | null {
  const isRated =
    supportRating !== null && supportRating.ratings >= RATINGS_AT_LEAST && supportRating.average >= RATING_FROM;
  const rated = isRated ? `your team rated our support ${supportRating.average.toFixed(1)} of 5` : null;
  if (!some(requestsSolved, 1)) return rated === null ? null : `Y${rated.slice(1)}.`;
  const said = `${count(requestsSolved, 'support request')} solved`;
  return rated === null ? `${said}.` : `${said}; ${rated}.`;
}

/** A year and more together is worth a line. */
function together({ customerSinceOn, period }: CustomerFacts): string | null {
  if (
    customerSinceOn === null ||
    period.untilOn < `${Number(customerSinceOn.slice(0, 4)) + 1}${customerSinceOn.slice(4)}`
  )
    return null;
  return `Together since ${MONTHS[Number(customerSinceOn.slice(5, 7)) - 1]} ${customerSinceOn.slice(0, 4)}.`;
}
