import { InOrder } from '../in-order';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

export const KEY = 'live_barometerStandInKey';
type Invoice = Readonly<Record<string, unknown>> & { id: string; customer_id: string; updated_at: number };

/** Chargebee's list of invoices: in the order of change, an offset that names the last one shown, and what was deleted too. */
export function createChargebeeStandIn(): StandIn {
  const invoices = new InOrder<Invoice>((a, b) => a.updated_at - b.updated_at || (a.id < b.id ? -1 : 1));
  let pageSize = 100;
  let isEmptyNext = false;
  const change = (invoice: Invoice | null, at: Date, fields: object): void => {
    if (invoice === null) return;
    invoices.set({
      ...invoice,
      ...fields,
      updated_at: at.getTime() / 1000,
      resource_version: at.getTime(),
    });
  };
  return {
    answer: (request) => {
      const refusal = refuse(request);
      if (refusal !== null) return refusal;
      const due = listDue(invoices, request.query);
      const page = isEmptyNext ? [] : due.slice(0, pageSize);
      const hasMore = isEmptyNext || due.length > page.length;
      isEmptyNext = false;
      const last = page.at(-1);
      const offset =
        last === undefined ? JSON.stringify(['0', '']) : JSON.stringify([String(last.updated_at), last.id]);
      const list = page.map((invoice) => ({ invoice }));
      return { status: 200, body: hasMore ? { list, next_offset: offset } : { list } };
    },
    put: (record) => invoices.set(toInvoice(record)),
    remove: (id, at) => change(invoices.find(`inv_${id}`), at, { deleted: true }),
    merge: (from, into, at) => {
      const moved = invoices.list().filter(({ customer_id: customer }) => customer === from);
      for (const invoice of moved) change(invoice, at, { customer_id: into });
    },
    setPageSize: (size) => (pageSize = size),
    serveEmptyPage: () => (isEmptyNext = true),
  };
}

function refuse({ headers, path }: StandInRequest): StandInReply | null {
  const key = `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`;
  if (headers['authorization'] !== key) return { status: 401, body: { api_error_code: 'api_authentication_failed' } };
  if (path !== '/api/v2/invoices') return { status: 404, body: { api_error_code: 'site_not_found' } };
  return null;
}

function listDue(invoices: InOrder<Invoice>, query: URLSearchParams): Invoice[] {
  const [second, id] = JSON.parse(query.get('offset') ?? '["0",""]') as [string, string];
  const after = Number(query.get('updated_at[after]'));
  const start = invoices.findStart(
    ({ updated_at: at, id: own }) => at > after && (at > Number(second) || (at === Number(second) && own > id)),
  );
  const isShown = (invoice: Invoice): boolean => query.get('include_deleted') === 'true' || invoice['deleted'] !== true;
  return invoices.list().slice(start).filter(isShown);
}

function toInvoice({ id, accountKey, at, label, isBad, money }: StandInRecord): Invoice {
  const second = at.getTime() / 1000;
  return {
    id: `inv_${id}`,
    object: 'invoice',
    customer_id: accountKey,
    ...(isBad === true ? {} : { status: 'payment_due' }),
    currency_code: money?.currency ?? 'EUR',
    date: second,
    due_date: second,
    total: money?.minor ?? 100,
    amount_due: money?.minor ?? 100,
    po_number: label,
    updated_at: second,
    resource_version: at.getTime(),
    deleted: false,
  };
}
