import type { AccountPlan, UsagePlan } from './account-plan';
import type { Region } from './calendar';
import { createDice, type Dice } from './dice';
import { INDUSTRIES, nameCompany } from './fictional-names';
import { PODS, type PodName, staffOf } from './staff';

const REGIONS: Record<PodName, Region> = { americas: 'americas', emea: 'europe', apac: 'asia' };
const CURRENCIES: Record<PodName, readonly string[]> = {
  americas: ['USD'],
  emea: ['EUR', 'GBP', 'EUR', 'USD', 'USD'],
  apac: ['USD', 'USD', 'USD', 'JPY'],
};
const UNITS_PER_USD: Readonly<Record<string, number>> = { USD: 1, EUR: 0.9, GBP: 0.8, JPY: 150 };
const SIZES = {
  enterprise: { seats: [180, 600], arrPerSeat: [420, 620], features: 24, plan: 'enterprise', api: 2_000_000 },
  mid_market: { seats: [40, 170], arrPerSeat: [480, 720], features: 18, plan: 'business', api: 400_000 },
  smb: { seats: [8, 36], arrPerSeat: [540, 900], features: 12, plan: 'team', api: 60_000 },
} as const;
type Segment = keyof typeof SIZES;

/** How well an account does before any story: the middle of each range it draws its habits from. */
const CONDITIONS = {
  healthy: { adoption: 0.74, logins: 1.35, features: 0.72, api: 0.55, nps: 9, csat: 4.5, tickets: 0.9, solve: 14, late: -6, jitter: 4, touches: 2.4, attended: 0.94 },
  middling: { adoption: 0.5, logins: 1.05, features: 0.46, api: 0.34, nps: 7, csat: 3.7, tickets: 1.6, solve: 34, late: -5, jitter: 4, touches: 1.1, attended: 0.75 },
  weak: { adoption: 0.34, logins: 0.9, features: 0.32, api: 0.25, nps: 5, csat: 2.7, tickets: 2.4, solve: 110, late: 1, jitter: 0, touches: 0.4, attended: 0.45 },
} as const; // prettier-ignore
const CONDITION_TURNS = ['healthy', 'healthy', 'healthy', 'healthy', 'middling', 'middling', 'weak'] as const;
const NEXT_TERMS = [
  { arrFactor: 1, seatsFactor: 1 },
  { arrFactor: 1.05, seatsFactor: 1 },
  { arrFactor: 1.15, seatsFactor: 1.1 },
] as const;

/** The habits of account number `index` before stories change them. Pods take turns; sizes, age and habits are drawn. */
export function createBasePlan(
  seed: number,
  index: number,
  traits: Partial<Pick<AccountPlan, 'segment' | 'industry'>> = {},
): AccountPlan {
  const dice = createDice(seed, `plan/${index}`);
  const pod = PODS[index % PODS.length] ?? 'americas';
  const drawn: Segment = dice.pick(['enterprise', 'mid_market', 'mid_market', 'smb', 'smb']);
  const { segment = drawn, industry = INDUSTRIES[index % INDUSTRIES.length] ?? 'retail' } = traits;
  const condition = CONDITIONS[dice.pick(CONDITION_TURNS)];
  return {
    ...describe(index, industry, segment, pod),
    ...drawContract(dice, segment, pod),
    ...drawOwners(pod, index),
    usage: drawUsage(dice, condition),
    ticketsPerMonth: condition.tickets * (segment === 'enterprise' ? 2 : 1),
    solveHours: condition.solve,
    csatMean: condition.csat,
    npsMean: condition.nps,
    lateDays: condition.late,
    lateJitterDays: condition.jitter,
    touchesPerMonth: condition.touches,
    attendedRate: condition.attended,
    ...UNTOUCHED,
  };
}

const UNTOUCHED = {
  incidents: [],
  surveys: [],
  answersSurveys: true,
  paymentTroubles: [],
  touchesStopDay: null,
  departures: [],
  silences: [],
  churnDay: null,
} as const;

function describe(index: number, industry: string, segment: Segment, pod: PodName) {
  const number = String(index + 1).padStart(4, '0');
  return {
    accountId: `ACC-${number}`,
    crmId: `001DEMO${number}`,
    name: nameCompany(index, industry),
    industry,
    segment,
    pod,
    region: REGIONS[pod],
    plan: SIZES[segment].plan,
    featuresPurchased: SIZES[segment].features,
    apiLimitMonthly: SIZES[segment].api,
  };
}

function drawContract(dice: Dice, segment: Segment, pod: PodName) {
  const size = SIZES[segment];
  const currency = dice.pick(CURRENCIES[pod]);
  const seats = dice.between(size.seats[0], size.seats[1]);
  const usd = seats * dice.between(size.arrPerSeat[0], size.arrPerSeat[1]);
  const renewalDay = dice.between(0, 364);
  return {
    currency,
    seats,
    arr: Math.round((usd * (UNITS_PER_USD[currency] ?? 1)) / 100) * 100,
    renewalDay,
    createdDay: renewalDay - 365 * dice.between(1, 3),
    noticeDays: segment === 'enterprise' ? 90 : 30,
    nextTerm: dice.pick(NEXT_TERMS),
    billing: segment === 'enterprise' ? ('yearly' as const) : dice.pick(['monthly', 'monthly', 'yearly'] as const),
  };
}

function drawOwners(pod: PodName, index: number) {
  const turn = Math.floor(index / PODS.length);
  const pickFrom = (emails: readonly { email: string }[]) => emails[turn % emails.length]?.email ?? '';
  return { aeEmail: pickFrom(staffOf(pod, 'ae')), csmEmail: pickFrom(staffOf(pod, 'csm')) };
}

function drawUsage(dice: Dice, condition: (typeof CONDITIONS)[keyof typeof CONDITIONS]): UsagePlan {
  const around = (middle: number) => middle * (0.9 + 0.2 * dice.share());
  return {
    adoptionRate: around(condition.adoption),
    loginsPerUser: around(condition.logins),
    featureRate: around(condition.features),
    apiRate: around(condition.api),
    minutesPerLogin: dice.between(14, 32),
    noiseRate: 0.06,
    growthPerYear: 1 + 0.2 * dice.share(),
    keepsHolidays: true,
    quietMonths: [],
    logins: [],
    users: [],
    features: [],
    api: [],
  };
}
