import { createDice, type Dice } from '../../demo/company/dice';
import { INDUSTRIES, nameCompany } from '../../demo/company/fictional-names';
import type { Customer, Habits } from './customer';
import { drawFate } from './draw-fate';
import type { Pod } from './draw-staff';

const SIZES = {
  enterprise: { seats: [150, 600], medianArr: 140_000, features: 24, plan: 'enterprise', api: 2_000_000 },
  mid_market: { seats: [40, 170], medianArr: 45_000, features: 18, plan: 'business', api: 400_000 },
  smb: { seats: [10, 40], medianArr: 12_000, features: 12, plan: 'team', api: 60_000 },
} as const;
type Segment = keyof typeof SIZES;
const SEGMENT_TURNS: readonly Segment[] = ['enterprise', 'mid_market', 'mid_market', 'smb', 'smb'];
const ARR_SPREAD = 0.6; // of the logarithm

/** How well a customer does before anything happens: the middle of each range their habits are drawn from. */
const CONDITIONS = {
  healthy: { adoptionRate: 0.68, loginsPerUser: 1.35, featureRate: 0.66, apiRate: 0.5, ticketsPerMonth: 0.8, solveHours: 14, csatMean: 4.4, npsMean: 8.6, paidDays: -9, touchesPerMonth: 1.9, attendedRate: 0.94, unrest: 0.08, activeRate: 1, sponsorRate: 0.35 },
  middling: { adoptionRate: 0.42, loginsPerUser: 1.1, featureRate: 0.4, apiRate: 0.32, ticketsPerMonth: 1.4, solveHours: 48, csatMean: 3.4, npsMean: 7, paidDays: -6, touchesPerMonth: 1, attendedRate: 0.68, unrest: 0.14, activeRate: 0.75, sponsorRate: 0.25 },
  weak: { adoptionRate: 0.24, loginsPerUser: 0.9, featureRate: 0.24, apiRate: 0.18, ticketsPerMonth: 2.2, solveHours: 110, csatMean: 2.6, npsMean: 5.6, paidDays: -2, touchesPerMonth: 0.5, attendedRate: 0.45, unrest: 0.2, activeRate: 0.4, sponsorRate: 0.15 },
} as const; // prettier-ignore
const MINUTES_PER_LOGIN = 22;
const NOISE_RATE = 0.08;

export type DrawCustomer = { seed: number; index: number; pods: readonly Pod[]; days: number };

/** Customer number `index`: the same seed and index always give the same one, however many others there are. */
export function drawCustomer({ seed, index, pods, days }: DrawCustomer): Customer {
  const dice = createDice(seed, `customer/${index}`);
  const number = String(index + 1).padStart(6, '0');
  const segment = dice.pick(SEGMENT_TURNS);
  const industry = INDUSTRIES[index % INDUSTRIES.length] ?? 'retail';
  const pod = dice.pick(pods);
  const { renewalDay, fate } = drawFate(createDice(seed, `fate/${index}`), days);
  return {
    accountId: `SIM-${number}`,
    name: `${nameCompany(index, industry)} ${index + 1}`,
    industry,
    segment,
    pod: pod.name,
    region: pod.region,
    ...drawSize(dice, segment),
    createdDay: renewalDay - 365 * dice.between(1, 3),
    renewalDay,
    aeEmail: dice.pick(pod.aes).email,
    csmEmail: dice.pick(pod.csms).email,
    habits: drawHabits(dice, fate?.kind === 'flapping' ? 'weak' : drawCondition(dice)),
    fate,
  };
}

function drawSize(dice: Dice, segment: Segment) {
  const size = SIZES[segment];
  return {
    plan: size.plan,
    seats: dice.between(size.seats[0], size.seats[1]),
    arr: Math.round((size.medianArr * Math.exp(dice.normal(0, ARR_SPREAD))) / 100) * 100,
    featuresPurchased: size.features,
    apiLimitMonthly: size.api,
  };
}

function drawCondition(dice: Dice): keyof typeof CONDITIONS {
  const share = dice.share();
  if (share < 0.64) return 'healthy';
  return share < 0.92 ? 'middling' : 'weak';
}

function drawHabits(dice: Dice, condition: keyof typeof CONDITIONS): Habits {
  const around = (middle: number) => middle * (0.92 + 0.16 * dice.share());
  const middle = CONDITIONS[condition];
  return {
    ...middle,
    adoptionRate: around(middle.adoptionRate),
    loginsPerUser: around(middle.loginsPerUser),
    featureRate: around(middle.featureRate),
    apiRate: around(middle.apiRate),
    minutesPerLogin: around(MINUTES_PER_LOGIN),
    noiseRate: NOISE_RATE,
  };
}
