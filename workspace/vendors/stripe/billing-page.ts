import { type Html, renderPage, renderSelect } from '../page';
import type { StripeObject } from './objects';
import type { StripeStore } from './store';

const SHOWN = 12;

/** For people: what is unpaid, and a form that leaves another invoice unpaid. */
export function renderBillingPage(store: StripeStore, billed: string | null): string {
  const names = new Map(store.list('customer').map((customer) => [customer.id, String(customer['name'])]));
  const open = store
    .list('invoice')
    .filter(({ status }) => status === 'open')
    .toSorted((a, b) => Number(b.id === billed) - Number(a.id === billed)); // what was just done stands first
  return renderPage({
    title: 'Stripe, a stand-in',
    what: 'Not Stripe: what Barometer asks of it, answered on this machine. Leave an invoice unpaid, and look at the pod’s channel.',
    done: billed === null ? null : `Invoice ${billed} was due yesterday; its webhook was sent.`,
    form: renderForm(names),
    tables: [
      {
        title: `Open invoices (${open.length}), the latest first`,
        columns: ['Invoice', 'Customer', 'Amount', 'Due'],
        rows: open
          .slice(0, SHOWN)
          .map((invoice) => [
            invoice.id,
            names.get(String(invoice['customer'])) ?? '',
            describeAmount(invoice),
            new Date(Number(invoice['due_date']) * 1000).toISOString().slice(0, 10),
          ]),
      },
    ],
  });
}

function describeAmount(invoice: StripeObject): string {
  const currency = String(invoice['currency']).toUpperCase();
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return `${(Number(invoice['total']) / 10 ** maximumFractionDigits).toLocaleString('en')} ${currency}`;
}

function renderForm(names: ReadonlyMap<string, string>): Html {
  const customers = [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const amount =
    '<label>Amount<input name="amount" type="number" min="1" max="1000000" value="12000" required></label>';
  return {
    html: `<form class="new" method="post" action="/invoices">${renderSelect('customer', 'Customer', customers)}${amount}<button>Leave an invoice unpaid</button></form>`,
  };
}
