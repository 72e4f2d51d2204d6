import { type AccountPlan, levelOn } from '../account-plan';
import type { CsvRow } from '../contract';
import { createDice, type Dice } from '../dice';
import type { TableContext } from '../table-context';

const NEWSLETTER_EVERY_DAYS = 14;
const WEBINAR_EVERY_DAYS = 42;
const WEBINAR_ON_DAY = 9; // of each round
const SEATS_PER_READER = 12;
const OPEN_RATE = 0.4;
const CLICK_RATE = 0.15;
const COMMUNITY_CHANCE = 0.02; // of a day

/** What people do around the product: a newsletter every other week, a webinar every sixth, now and then the community. Days without any have no row. */
export function buildEngagementTable(plan: AccountPlan, context: TableContext): CsvRow<'engagement_daily'>[] {
  const dice = createDice(context.seed, `engagement/${plan.accountId}`);
  const endDay = Math.min(context.lastDay, (plan.churnDay ?? Infinity) - 1);
  const rows: CsvRow<'engagement_daily'>[] = [];
  for (let day = Math.max(0, plan.createdDay); day <= endDay; day += 1) {
    const counts = drawDay(plan, day, dice);
    if (counts.some((count) => count > 0)) rows.push(toRow(plan.accountId, context.calendar.on(day), counts));
  }
  return rows;
}

/** Opened, clicked, attended, posted, replied, searched. */
function drawDay(plan: AccountPlan, day: number, dice: Dice): number[] {
  const interested = (plan.seats / SEATS_PER_READER + 2) * levelOn(day, plan.usage.users);
  const some = (rate: number): number => Math.max(0, Math.round(dice.normal(interested * rate, 0.5)));
  const opened = day % NEWSLETTER_EVERY_DAYS === 0 ? some(OPEN_RATE) : 0;
  const attended = day % WEBINAR_EVERY_DAYS === WEBINAR_ON_DAY ? some(CLICK_RATE) : 0;
  const isInCommunity = dice.chance(COMMUNITY_CHANCE);
  const asked = isInCommunity ? some(CLICK_RATE) : 0;
  return [
    opened,
    Math.min(opened, some(CLICK_RATE)),
    attended,
    asked,
    Math.round(asked / 2),
    isInCommunity ? 1 + asked : 0,
  ];
}

function toRow(accountId: string, day: string, counts: readonly number[]): CsvRow<'engagement_daily'> {
  const [opened, clicked, attended, posted, replied, searched] = counts.map(String);
  return {
    account_id: accountId,
    day,
    emails_opened: opened ?? '',
    emails_clicked: clicked ?? '',
    webinars_attended: attended ?? '',
    community_posts: posted ?? '',
    community_replies: replied ?? '',
    help_searches: searched ?? '',
  };
}
