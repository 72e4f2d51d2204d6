import type { AccountPlan, PaymentTrouble } from '../account-plan';
import type { CsvRow } from '../contract';
import { createDice, type Dice } from '../dice';
import { listTerms, type Term } from '../terms';
import type { TableContext } from '../table-context';

const PAYMENT_TERM_DAYS = 30;
const HISTORY_DAYS = 365; // invoices reach back a year before day 0, so that payment habits can be seen
const MONTH_DAYS = 30;

/** Invoices of every term, monthly or once a year, and how each was paid. */
export function buildInvoiceTable(plan: AccountPlan, context: TableContext): CsvRow<'invoices'>[] {
  const dice = createDice(context.seed, `invoices/${plan.accountId}`);
  const bills = listTerms(plan, context.lastDay).flatMap((term) => listBills(plan, term));
  return bills
    .filter(
      ({ issuedDay }) =>
        issuedDay >= -HISTORY_DAYS && issuedDay <= Math.min(context.lastDay, plan.churnDay ?? Infinity),
    )
    .map((bill, index) => toRow(plan, bill, index, context, dice));
}

type Bill = { issuedDay: number; amount: number };

function listBills({ billing }: AccountPlan, { startDay, endDay, arr }: Term): Bill[] {
  if (billing === 'yearly') return [{ issuedDay: startDay, amount: arr }];
  const months = Math.floor((endDay - startDay) / MONTH_DAYS);
  return Array.from({ length: months }, (_, month) => ({
    issuedDay: startDay + month * MONTH_DAYS,
    amount: arr / months,
  }));
}

function toRow(plan: AccountPlan, bill: Bill, index: number, context: TableContext, dice: Dice): CsvRow<'invoices'> {
  const dueDay = bill.issuedDay + PAYMENT_TERM_DAYS;
  const ordinaryDay = Math.max(
    bill.issuedDay + 1,
    dueDay + plan.lateDays + dice.between(-plan.lateJitterDays, plan.lateJitterDays),
  );
  const trouble = plan.paymentTroubles.find(({ fromDay, toDay }) => dueDay >= fromDay && dueDay <= toDay);
  const { paidDay, status } = settle(trouble, dueDay, ordinaryDay);
  const isPaid = paidDay !== null && paidDay <= context.lastDay;
  return {
    account_id: plan.accountId,
    invoice_id: `I-${plan.accountId.slice(4)}-${String(index + 1).padStart(2, '0')}`,
    issued_on: context.calendar.on(bill.issuedDay),
    due_on: context.calendar.on(dueDay),
    paid_on: isPaid ? context.calendar.on(paidDay) : '',
    amount: bill.amount.toFixed(plan.currency === 'JPY' ? 0 : 2),
    currency: plan.currency,
    status: isPaid ? 'paid' : status,
  };
}

function settle(trouble: PaymentTrouble | undefined, dueDay: number, ordinaryDay: number) {
  if (trouble === undefined) return { paidDay: ordinaryDay, status: 'open' };
  if (trouble.kind === 'late') return { paidDay: dueDay + trouble.lateDays, status: 'open' };
  return { paidDay: trouble.paidOnDay, status: trouble.kind === 'disputed' ? 'disputed' : 'open' };
}
