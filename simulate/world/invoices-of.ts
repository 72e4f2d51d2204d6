import { type Course, isCustomerOn } from './customer';
import type { World } from './create-world';
import { diceOf } from './dice-of';

export type Invoice = {
  invoiceId: string;
  issuedDay: number;
  dueDay: number;
  paidDay: number; // they all are in the end
  amount: number;
};

const BILLED_EVERY_DAYS = 30;
const DUE_AFTER_DAYS = 30;
const PAID_JITTER_DAYS = 3;
const TROUBLE_LASTS_DAYS = 70;
const RESCUED_WITHIN_DAYS = 3;

/** Invoices issued on a day, with when they will be paid: one every 30 days. The one whose due day passes on the cause of a payment trouble stays open. */
export function invoicesOf(world: World, course: Course, day: number): Invoice[] {
  const { customer } = course;
  if (!isCustomerOn(course, day)) return [];
  if ((((day - offsetOf(course)) % BILLED_EVERY_DAYS) + BILLED_EVERY_DAYS) % BILLED_EVERY_DAYS !== 0) return [];
  const dice = diceOf(world.seed, 'invoices', customer.accountId, day);
  const dueDay = day + DUE_AFTER_DAYS;
  const ordinary = dueDay + customer.habits.paidDays + dice.between(-PAID_JITTER_DAYS, PAID_JITTER_DAYS);
  return [
    {
      invoiceId: `${customer.accountId}-I${day}`,
      issuedDay: day,
      dueDay,
      paidDay: isUnpaid(course, dueDay) ? endOfTrouble(course) : ordinary,
      amount: Math.round(customer.arr / 12),
    },
  ];
}

/** In payment trouble the bills run so that one falls due the day before the cause: on the cause it is late. */
function offsetOf({ customer: { fate, createdDay } }: Course): number {
  return fate?.kind === 'payment_trouble' ? fate.causeDay - 1 - DUE_AFTER_DAYS : createdDay;
}

function isUnpaid({ customer: { fate } }: Course, dueDay: number): boolean {
  if (fate?.kind !== 'payment_trouble') return false;
  return dueDay >= fate.causeDay - 1 && dueDay < fate.causeDay + TROUBLE_LASTS_DAYS;
}

function endOfTrouble({ customer: { fate }, rescuedDay }: Course): number {
  const end = (fate?.causeDay ?? 0) + TROUBLE_LASTS_DAYS;
  return rescuedDay === null ? end : Math.min(end, rescuedDay + RESCUED_WITHIN_DAYS);
}
