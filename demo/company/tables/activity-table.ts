import type { AccountPlan } from '../account-plan';
import type { CsvRow } from '../contract';
import { createDice, type Dice } from '../dice';
import type { TableContext } from '../table-context';

const KINDS = ['call', 'call', 'email', 'email', 'training', 'meeting'] as const;
const QBR_EVERY_DAYS = 90; // not a whole number of weeks, so that no customer always meets on a Sunday
const WORKDAYS_PER_MONTH = 21;

type Touch = {
  day: number;
  hour: number;
  kind: 'call' | 'email' | 'qbr' | 'training' | 'meeting';
  isAttended: boolean;
  byEmail: string;
};

/** What the account's people did with the customer: calls, e-mails, meetings, trainings, and a QBR every quarter. */
export function buildActivityTable(plan: AccountPlan, context: TableContext): CsvRow<'activities'>[] {
  const dice = createDice(context.seed, `activities/${plan.accountId}`);
  const endDay = Math.min(context.lastDay, (plan.churnDay ?? Infinity) - 1, (plan.touchesStopDay ?? Infinity) - 1);
  const touches: Touch[] = [];
  for (let day = Math.max(0, plan.createdDay); day <= endDay; day += 1) {
    if (context.calendar.isWorkday(day, plan.region)) touches.push(...drawTouches(plan, day, dice));
  }
  return touches.map((touch, index) => ({
    account_id: plan.accountId,
    activity_id: `A-${plan.accountId.slice(4)}-${String(index + 1).padStart(3, '0')}`,
    happened_at: context.calendar.at(touch.day, touch.hour, 0),
    kind: touch.kind,
    attended: String(touch.isAttended),
    by_email: touch.byEmail,
  }));
}

function drawTouches(plan: AccountPlan, day: number, dice: Dice): Touch[] {
  const base = { day, isAttended: dice.chance(plan.attendedRate), hour: dice.between(8, 16) };
  const byEmail = dice.chance(0.7) ? plan.csmEmail : plan.aeEmail;
  const touches: Touch[] = [];
  if (dice.chance(plan.touchesPerMonth / WORKDAYS_PER_MONTH))
    touches.push({ ...base, kind: dice.pick(KINDS), byEmail });
  const isQbrDay = (day - plan.createdDay) % QBR_EVERY_DAYS < 1;
  if (isQbrDay && plan.segment !== 'smb') touches.push({ ...base, hour: 15, kind: 'qbr', byEmail: plan.csmEmail });
  return touches;
}
