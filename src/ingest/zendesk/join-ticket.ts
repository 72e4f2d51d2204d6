import type { TicketsAnswer } from './pages-schema';

type Row = Readonly<Record<string, unknown>>;

/** Each ticket with what the same answer says beside it: nothing is judged here, so that a bad one is refused alone. */
export function joinTickets(answer: TicketsAnswer): unknown[] {
  const metrics = indexBy(answer.metric_sets, 'ticket_id');
  const organizations = indexBy(answer.organizations, 'id');
  const users = indexBy(answer.users, 'id');
  return answer.tickets.map((ticket) => {
    const row = isRow(ticket) ? ticket : {};
    return {
      id: row['id'],
      ticket,
      metrics: row['metric_set'] ?? metrics.get(keyOf(row['id'])),
      organization: organizations.get(keyOf(row['organization_id'])),
      requester: users.get(keyOf(row['requester_id'])),
    };
  });
}

function indexBy(rows: readonly unknown[] | null | undefined, field: string): ReadonlyMap<string, Row> {
  return new Map((rows ?? []).filter(isRow).map((row) => [keyOf(row[field]), row]));
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

function keyOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
