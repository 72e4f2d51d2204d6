import { countPeople } from '../../db/queries/contacts-health';
import {
  findUsageReach,
  listUsageDays,
  readCustomerCounts,
  type CustomerCounts,
  type UsageReach,
} from '../../db/queries/customer-facts';
import type { Db } from '../../db/client';
import type { CustomerFacts, CustomerPeriod, CustomerPeriodKind } from '../../domain/customer-report';
import { addDays, daysBetween, toDay } from '../../scoring/days';
import { toCustomerPeriod } from './period';
import { FOUR_WEEKS_DAYS, toProgress } from './to-progress';

/** A feed that stopped longer ago tells nothing of now. */
const STALE_AFTER_DAYS = 14;

/** What the account's own row says; no column of its score is asked for. */
export type CustomerAccount = {
  accountId: string;
  name: string;
  featuresPurchased: number | null;
  isGrowthWelcome: boolean;
};

type Asked = { account: CustomerAccount; kind: CustomerPeriodKind; now: Date };

/** Everything that may be told to a customer but for the comparison, which takes longer. A handful of look-ups by key. */
export async function readCustomerFacts(db: Db, { account, kind, now }: Asked): Promise<CustomerFacts> {
  const { accountId } = account;
  const reach = fresh(await findUsageReach(db, { accountId, today: toDay(now) }), now);
  const period = toCustomerPeriod(kind, reach?.endOn ?? toDay(now));
  const endDay = addDays(period.untilOn, 1);
  const [usage, counts, people] = await Promise.all([
    readUsage(db, accountId, reach, period),
    readCustomerCounts(db, { accountId, fromDay: period.fromOn, endDay }),
    countPeople(db, { accountId, now }),
  ]);
  return {
    accountName: account.name,
    period,
    ...usage,
    featuresBought: account.featuresPurchased,
    departments: people.known === 0 ? null : people.departmentsActive30,
    ...toCounted(counts),
    benchmarks: [],
    isGrowthWelcome: account.isGrowthWelcome,
  };
}

const fresh = (reach: UsageReach | null, now: Date): UsageReach | null =>
  reach !== null && daysBetween(reach.endOn, toDay(now)) <= STALE_AFTER_DAYS ? reach : null;

async function readUsage(db: Db, accountId: string, reach: UsageReach | null, period: CustomerPeriod) {
  if (reach === null) return { users: null, features: null };
  const window = { fromDay: addDays(period.fromOn, -FOUR_WEEKS_DAYS), endDay: addDays(period.untilOn, 1) };
  const days = await listUsageDays(db, { accountId, ...window });
  return {
    users: toProgress(days, 'activeUsers', period, reach.firstOn),
    features: toProgress(days, 'featuresUsed', period, reach.firstOn),
  };
}

function toCounted({ seats, seatsAtStart, ratings, averageRating, ...counts }: CustomerCounts) {
  const added = seats === null || seatsAtStart === null ? 0 : seats - seatsAtStart;
  return {
    seats,
    seatsAdded: added > 0 ? added : null,
    customerSinceOn: counts.customerSinceOn,
    trainings: counts.trainings,
    reviews: counts.reviews,
    requestsSolved: counts.requestsSolved,
    openRequests: counts.openRequests,
    supportRating: averageRating === null ? null : { average: averageRating, ratings },
  };
}
