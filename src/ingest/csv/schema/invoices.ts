import { z } from 'zod';
import { optional, required } from '../cell';
import { currency, day, id, number, oneOf } from '../cell-kinds';

export const InvoiceRow = z.object({
  account_id: required(id),
  invoice_id: required(id),
  issued_on: required(day),
  due_on: required(day),
  paid_on: optional(day),
  amount: required(number()), // a credit note is negative
  currency: optional(currency),
  status: optional(oneOf(['open', 'paid', 'disputed', 'void'])),
});
