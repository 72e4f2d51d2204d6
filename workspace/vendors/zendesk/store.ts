import { cell, createIds, type Row, unixSeconds, type World } from '../world';

export type ZendeskOrganization = {
  id: number;
  name: string;
  external_id: string | null; // our id, where somebody noted it
  domain_names: string[];
  updated_at: string;
};
export type ZendeskTicket = {
  id: number;
  subject: string;
  status: string;
  priority: string | null;
  type: string | null;
  tags: string[];
  organization_id: number;
  created_at: string;
  updated_at: string;
  generated_timestamp: number;
  satisfaction_rating: { score: string };
};
export type ZendeskMetricSet = { ticket_id: number; solved_at: string | null; reopens: number };

const PRIORITIES: Readonly<Record<string, string>> = { p1: 'urgent', p2: 'high', p3: 'normal', p4: 'low' };
const TYPES: Readonly<Record<string, string>> = { bug: 'problem', question: 'question' };

/** Organisations and tickets, each change with a place in the order of changes: what the incremental exports go by. */
export class ZendeskStore {
  private readonly organizations = new Map<string, ZendeskOrganization>(); // by our account_id
  private readonly tickets = new Map<number, { ticket: ZendeskTicket; sequence: number }>();
  private readonly metrics = new Map<number, ZendeskMetricSet>();
  private readonly organizationId = createIds(9_000_000_001);
  private readonly ticketId = createIds(1001);
  private sequence = 0;

  constructor(private readonly now: World['now']) {}

  /** @param strangers - Names, by account_id, under which support knows customers whom nobody gave our id. */
  loadAccounts(rows: readonly Row[], strangers: ReadonlyMap<string, string> = new Map()): void {
    for (const row of rows) {
      const id = row['account_id'] ?? '';
      const stranger = strangers.get(id);
      const name = stranger ?? row['name'] ?? id;
      const externalId = stranger === undefined ? id : null;
      const domain = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.example`;
      const organization = { id: this.organizationId(id), name, external_id: externalId, domain_names: [domain] };
      this.organizations.set(id, { ...organization, updated_at: this.now().toISOString() });
    }
  }

  loadTickets(rows: readonly Row[]): void {
    for (const row of rows) {
      const organization = this.organizations.get(row['account_id'] ?? '');
      if (organization === undefined) continue;
      const id = this.ticketId(row['ticket_id'] ?? '');
      const metrics = { ticket_id: id, solved_at: cell(row, 'solved_at'), reopens: Number(row['reopened'] ?? 0) };
      this.put(toTicket(row, { id, organizationId: organization.id, at: this.now() }), metrics);
    }
  }

  openTicket(organization: ZendeskOrganization, subject: string, priority: string): ZendeskTicket {
    const at = this.now();
    const ticket: ZendeskTicket = {
      id: this.ticketId(`opened here: ${this.tickets.size}`),
      subject,
      status: 'new',
      priority,
      type: 'problem',
      tags: [],
      organization_id: organization.id,
      created_at: at.toISOString(),
      updated_at: at.toISOString(),
      generated_timestamp: unixSeconds(at),
      satisfaction_rating: { score: 'unoffered' },
    };
    this.put(ticket, { ticket_id: ticket.id, solved_at: null, reopens: 0 });
    return ticket;
  }

  listOrganizations(): ZendeskOrganization[] {
    return [...this.organizations.values()];
  }

  listTickets(): ZendeskTicket[] {
    return [...this.tickets.values()].map(({ ticket }) => ticket);
  }

  /** Tickets changed after a place in the order of changes, the oldest change first. */
  listChanged(after: number, limit: number): { tickets: ZendeskTicket[]; last: number; isEnd: boolean } {
    const later = [...this.tickets.values()].filter(({ sequence }) => sequence > after);
    const page = later.toSorted((a, b) => a.sequence - b.sequence).slice(0, limit);
    const last = page.at(-1)?.sequence ?? after;
    return { tickets: page.map(({ ticket }) => ticket), last, isEnd: later.length <= limit };
  }

  findTickets(ids: readonly number[]): ZendeskTicket[] {
    return ids.flatMap((id) => this.tickets.get(id)?.ticket ?? []);
  }

  metricsOf(ids: readonly number[]): ZendeskMetricSet[] {
    return ids.flatMap((id) => this.metrics.get(id) ?? []);
  }

  private put(ticket: ZendeskTicket, metrics: ZendeskMetricSet): void {
    this.sequence += 1;
    this.tickets.set(ticket.id, { ticket, sequence: this.sequence });
    this.metrics.set(ticket.id, metrics);
  }
}

function toTicket(
  row: Row,
  { id, organizationId, at }: { id: number; organizationId: number; at: Date },
): ZendeskTicket {
  const kind = cell(row, 'kind') ?? '';
  return {
    id,
    subject: `Ticket ${row['ticket_id']}`,
    status: cell(row, 'solved_at') === null ? 'open' : 'solved',
    priority: PRIORITIES[row['priority'] ?? ''] ?? null,
    type: TYPES[kind] ?? null,
    tags: [...(kind === 'feature_request' ? [kind] : []), ...(row['escalated'] === 'true' ? ['escalated'] : [])],
    organization_id: organizationId,
    created_at: row['opened_at'] ?? at.toISOString(),
    updated_at: at.toISOString(),
    generated_timestamp: unixSeconds(at),
    satisfaction_rating: { score: toScore(cell(row, 'csat')) },
  };
}

/** The older CSAT of Zendesk is a thumb: of five points four are up. */
function toScore(csat: string | null): string {
  if (csat === null) return 'unoffered';
  return Number(csat) >= 4 ? 'good' : 'bad';
}
