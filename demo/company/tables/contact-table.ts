import { type AccountPlan, type ContactRole, levelOn } from '../account-plan';
import type { CsvRow } from '../contract';
import { createDice, type Dice } from '../dice';
import { namePerson } from '../fictional-names';
import type { TableContext } from '../table-context';

const ROSTER: readonly { role: ContactRole; department: string; seenRate: number }[] = [
  { role: 'executive_sponsor', department: 'Management', seenRate: 0.16 },
  { role: 'champion', department: 'Operations', seenRate: 0.85 },
  { role: 'admin', department: 'IT', seenRate: 0.75 },
  { role: 'user', department: 'Operations', seenRate: 0.6 },
  { role: 'user', department: 'Finance', seenRate: 0.45 },
  { role: 'user', department: 'Sales', seenRate: 0.4 },
];
const ROSTER_SIZES = { enterprise: 6, mid_market: 5, smb: 4 } as const;
const MAIL_DOMAIN = 'example.org';

/** Contacts with their last sighting in the product, and every sighting (epoch ms, oldest first) for replaying earlier days. */
export type ContactTable = { rows: CsvRow<'contacts'>[]; sightings: ReadonlyMap<string, readonly number[]> };

export function contactIdOf({ accountId }: AccountPlan, role: ContactRole): string {
  return contactId(
    accountId,
    ROSTER.findIndex((contact) => contact.role === role),
  );
}

export function buildContactTable(plan: AccountPlan, context: TableContext): ContactTable {
  const dice = createDice(context.seed, `contacts/${plan.accountId}`);
  const sightings = new Map<string, readonly number[]>();
  const rows = ROSTER.slice(0, ROSTER_SIZES[plan.segment]).map(({ role, department, seenRate }, index) => {
    const id = contactId(plan.accountId, index);
    const leftDay = plan.departures.find((departure) => departure.role === role)?.day ?? null;
    const seen = drawSightings(plan, { role, seenRate, leftDay }, context, dice);
    sightings.set(id, seen);
    return toRow(
      plan,
      { id, role, department, name: namePerson(dice), leftDay, seenAtMs: seen.at(-1) ?? null },
      context,
    );
  });
  return { rows, sightings };
}

type Habits = { role: ContactRole; seenRate: number; leftDay: number | null };

function drawSightings(plan: AccountPlan, habits: Habits, { calendar, lastDay }: TableContext, dice: Dice): number[] {
  const seen: number[] = [];
  const endDay = Math.min(lastDay, (plan.churnDay ?? Infinity) - 1, (habits.leftDay ?? Infinity) - 1);
  for (let day = Math.max(0, plan.createdDay); day <= endDay; day += 1) {
    const isThere = dice.chance(Math.min(1, habits.seenRate * levelOn(day, plan.usage.users)));
    const instant = calendar.at(day, dice.between(8, 17), dice.between(0, 59));
    if (isThere && calendar.isWorkday(day, plan.region) && !isSilent(plan, habits.role, day))
      seen.push(Date.parse(instant));
  }
  return seen;
}

function isSilent({ silences }: AccountPlan, role: ContactRole, day: number): boolean {
  return silences.some(
    ({ roles, fromDay, toDay }) => roles.includes(role) && day >= fromDay && day < (toDay ?? Infinity),
  );
}

type Contact = {
  id: string;
  role: ContactRole;
  department: string;
  name: string;
  leftDay: number | null;
  seenAtMs: number | null;
};

function toRow(plan: AccountPlan, contact: Contact, { calendar, lastDay }: TableContext): CsvRow<'contacts'> {
  const { id, role, department, name, leftDay, seenAtMs } = contact;
  return {
    account_id: plan.accountId,
    contact_id: id,
    name,
    email: `${id.toLowerCase()}@${MAIL_DOMAIN}`,
    role,
    department,
    last_seen_at: seenAtMs === null ? '' : new Date(seenAtMs).toISOString(),
    left_on: leftDay === null || leftDay > lastDay ? '' : calendar.on(leftDay),
  };
}

function contactId(accountId: string, index: number): string {
  return `C-${accountId.slice(4)}-${index + 1}`;
}
