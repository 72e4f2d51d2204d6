import { cell, type Row, unixSeconds, type World } from '../world';
import { customerId, type StripeObject, toCustomer, toDispute, toInvoice, toSubscription } from './objects';

export type StripeEvent = StripeObject & { type: string };
/** Tells of every change, once it is stored. */
export type OnEvent = (event: StripeEvent) => void;

/** Objects as they are now, newest first, and the events of their changes. */
export class StripeStore {
  private readonly objects = new Map<string, StripeObject>();
  private readonly events: StripeEvent[] = []; // oldest first
  private readonly currencies = new Map<string, string>();

  constructor(
    private readonly now: World['now'],
    private readonly onEvent: OnEvent,
  ) {}

  /** @param strangers - Names, by account_id, under which billing knows customers whom nobody gave our id. */
  loadAccounts(rows: readonly Row[], strangers: ReadonlyMap<string, string> = new Map()): void {
    for (const row of rows) {
      this.currencies.set(customerId(row), (cell(row, 'currency') ?? 'usd').toLowerCase());
      this.put(toCustomer(row, strangers.get(row['account_id'] ?? '')), 'customer.updated');
    }
  }

  loadSubscriptions(rows: readonly Row[]): void {
    const today = this.now().toISOString().slice(0, 10);
    for (const row of rows) this.put(toSubscription(row, this.currencyOf(row), today), 'customer.subscription.updated');
  }

  loadInvoices(rows: readonly Row[]): void {
    for (const row of rows) {
      const invoice = toInvoice(row, cell(row, 'currency')?.toLowerCase() ?? this.currencyOf(row));
      this.put(invoice, 'invoice.updated');
      this.settleDispute(invoice, row['status'] === 'disputed');
    }
  }

  /** An invoice that should have been paid yesterday. */
  sendOverdueInvoice(customer: StripeObject, amount: string): StripeObject {
    const at = this.now();
    const dayOf = (days: number): string => new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const row = {
      account_id: customer.id.slice('cus_'.length),
      invoice_id: `hand-${this.events.length}`,
      issued_on: dayOf(-31),
      due_on: dayOf(-1),
      amount,
    };
    const invoice = toInvoice(row, this.currencyOf(row));
    this.put(invoice, 'invoice.overdue');
    return invoice;
  }

  find(id: string): StripeObject | null {
    return this.objects.get(id) ?? null;
  }

  /** Of one kind, newest first. */
  list(object: string): StripeObject[] {
    const found = object === 'event' ? this.events : [...this.objects.values()].filter((one) => one.object === object);
    return found.toReversed().toSorted((a, b) => b.created - a.created);
  }

  /** A dispute begins when the invoice is first seen disputed, and is won when it no longer is. */
  private settleDispute(invoice: StripeObject, isDisputed: boolean): void {
    const known = this.objects.get(`dp_${invoice.id}`);
    if (isDisputed && known === undefined)
      this.put(toDispute(invoice, unixSeconds(this.now())), 'charge.dispute.created');
    if (!isDisputed && known !== undefined) this.put({ ...known, status: 'won' }, 'charge.dispute.closed');
  }

  private currencyOf(row: Row): string {
    return this.currencies.get(customerId(row)) ?? 'usd';
  }

  private put(object: StripeObject, type: string): void {
    const before = this.objects.get(object.id);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(object)) return;
    this.objects.set(object.id, object);
    const id = `evt_${String(this.events.length + 1).padStart(10, '0')}`;
    const event = { id, object: 'event', type, created: unixSeconds(this.now()), data: { object } };
    this.events.push(event);
    this.onEvent(event);
  }
}
