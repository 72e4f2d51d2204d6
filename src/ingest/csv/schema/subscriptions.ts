import { z } from 'zod';
import { optional, required } from '../cell';
import { amount, count, currency, day, id, text } from '../cell-kinds';

export const SubscriptionRow = z.object({
  account_id: required(id),
  subscription_id: required(id),
  started_on: required(day),
  ends_on: optional(day),
  arr: required(amount),
  seats: optional(count),
  plan: optional(text(200)),
  currency: optional(currency), // of `arr`; empty: the account's
});
