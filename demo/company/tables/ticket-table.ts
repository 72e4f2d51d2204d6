import type { AccountPlan, Incident } from '../account-plan';
import type { CsvRow } from '../contract';
import { createDice, type Dice } from '../dice';
import type { TableContext } from '../table-context';

const PRIORITIES = ['p2', 'p3', 'p3', 'p3', 'p4', 'p4'] as const;
const KINDS = ['bug', 'question', 'question', 'feature_request'] as const;
const CSAT_ANSWER_SHARE = 0.6;

/** Everyday tickets at the account's own rate, and the incidents its stories call for. */
export function buildTicketTable(plan: AccountPlan, context: TableContext): CsvRow<'tickets'>[] {
  const dice = createDice(context.seed, `tickets/${plan.accountId}`);
  const incidents = [...drawEveryday(plan, context, dice), ...plan.incidents]
    .filter(({ day }) => day <= Math.min(context.lastDay, plan.churnDay ?? Infinity))
    .toSorted((a, b) => a.day * 24 + a.hour - (b.day * 24 + b.hour));
  return incidents.map((incident, index) => toRow(plan, incident, index, context));
}

function drawEveryday(plan: AccountPlan, { calendar, lastDay }: TableContext, dice: Dice): Incident[] {
  const incidents: Incident[] = [];
  for (let day = Math.max(0, plan.createdDay); day <= lastDay; day += 1) {
    if (!calendar.isWorkday(day, plan.region)) continue;
    for (let left = dice.count(plan.ticketsPerMonth / 21); left > 0; left -= 1)
      incidents.push(drawOne(plan, day, dice));
  }
  return incidents;
}

function drawOne(plan: AccountPlan, day: number, dice: Dice): Incident {
  const hours = plan.solveHours * Math.exp(dice.normal(0, 0.6));
  return {
    day,
    hour: dice.between(7, 18),
    priority: dice.pick(PRIORITIES),
    kind: dice.pick(KINDS),
    solvedAfterHours: Math.max(1, Math.round(hours)),
    isEscalated: dice.chance(0.03),
    isReopened: dice.chance(0.06),
    csat: dice.chance(CSAT_ANSWER_SHARE) ? clampScore(Math.round(dice.normal(plan.csatMean, 0.7))) : null,
  };
}

function toRow(
  plan: AccountPlan,
  incident: Incident,
  index: number,
  { calendar, lastDay }: TableContext,
): CsvRow<'tickets'> {
  const { day, hour, solvedAfterHours } = incident;
  const isSolved = solvedAfterHours !== null && day + (hour + solvedAfterHours) / 24 < lastDay + 1;
  return {
    account_id: plan.accountId,
    ticket_id: `T-${plan.accountId.slice(4)}-${String(index + 1).padStart(3, '0')}`,
    opened_at: calendar.at(day, hour, 0),
    solved_at: isSolved ? calendar.at(day, hour + solvedAfterHours, 0) : '',
    priority: incident.priority,
    kind: incident.kind,
    escalated: String(incident.isEscalated),
    reopened: isSolved ? String(Number(incident.isReopened)) : '',
    csat: isSolved && incident.csat !== null ? String(incident.csat) : '',
  };
}

function clampScore(score: number): number {
  return Math.max(1, Math.min(5, score));
}
