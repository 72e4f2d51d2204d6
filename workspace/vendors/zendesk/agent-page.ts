import { escapeHtml, type Html, renderPage, renderSelect } from '../page';
import type { ZendeskStore } from './store';

const SHOWN = 12;
const URGENCIES = [
  { value: 'urgent', label: 'Urgent (P1)' },
  { value: 'high', label: 'High (P2)' },
  { value: 'normal', label: 'Normal (P3)' },
];

/** For people: the latest open tickets, and a form that opens another. */
export function renderAgentPage(store: ZendeskStore, opened: string | null): string {
  const names = new Map(store.listOrganizations().map(({ id, name }) => [id, name]));
  const open = store.listTickets().filter(({ status }) => status !== 'solved');
  const latest = open.toSorted((a, b) => b.created_at.localeCompare(a.created_at)).slice(0, SHOWN);
  return renderPage({
    title: 'Zendesk, a stand-in',
    what: 'Not Zendesk: what Barometer asks of it, answered on this machine. Open a ticket, and look at the pod’s channel.',
    done: opened === null ? null : `Ticket ${opened} was opened and its webhook sent.`,
    form: renderForm(store),
    tables: [
      {
        title: `Open tickets (${open.length}), the latest first`,
        columns: ['Ticket', 'Organisation', 'Priority', 'Subject', 'Opened'],
        rows: latest.map((ticket) => [
          String(ticket.id),
          names.get(ticket.organization_id) ?? '',
          ticket.priority ?? 'none',
          ticket.subject,
          ticket.created_at.slice(0, 16).replace('T', ' '),
        ]),
      },
    ],
  });
}

function renderForm(store: ZendeskStore): Html {
  const organizations = store
    .listOrganizations()
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name }) => ({ value: String(id), label: name }));
  const subject = `<label>Subject<input name="subject" maxlength="150" placeholder="${escapeHtml('Cannot sign in')}"></label>`;
  return {
    html: `<form class="new" method="post" action="/tickets">${renderSelect('organization', 'Organisation', organizations)}${renderSelect('priority', 'Priority', URGENCIES)}${subject}<button>Open the ticket</button></form>`,
  };
}
