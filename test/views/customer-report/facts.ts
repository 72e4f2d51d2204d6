import type { CustomerFacts, CustomerWords } from '../../../src/domain/customer-report';

/** Of the example in R205: 78 active users up from 66, 6 of 8 features, 2.3 times what is typical. */
export const FACTS: CustomerFacts = {
  accountName: 'Acme',
  period: { kind: 'last_13_weeks', fromOn: '2026-08-23', untilOn: '2026-11-21' },
  users: { now: 78, atStart: 66 },
  features: { now: 6, atStart: 5 },
  seats: 100,
  seatsAdded: 10,
  featuresBought: 8,
  departments: 3,
  trainings: 2,
  reviews: 1,
  requestsSolved: 12,
  openRequests: 0,
  supportRating: { average: 4.6, ratings: 7 },
  customerSinceOn: '2023-03-01',
  benchmarks: [{ measure: 'seats', standing: 'top_quarter', timesTypical: 2.3 }],
  isGrowthWelcome: false,
};

/** Of an account of which nothing is known but its name. */
export const NO_FACTS: CustomerFacts = {
  ...FACTS,
  users: null,
  features: null,
  seats: null,
  seatsAdded: null,
  featuresBought: null,
  departments: null,
  trainings: null,
  reviews: null,
  requestsSolved: null,
  openRequests: null,
  supportRating: null,
  customerSinceOn: null,
  benchmarks: [],
};

export const WORDS: CustomerWords = { senderName: 'Rosa Lind', goals: [], outcome: null };
