import { z } from 'zod';
import { SEGMENTS } from '../../../domain/account';
import { optional, required } from '../cell';
import { amount, count, currency, day, email, id, oneOf, text } from '../cell-kinds';

export const AccountRow = z.object({
  account_id: required(id),
  name: required(text(300)),
  segment: optional(oneOf(SEGMENTS)),
  industry: optional(text(200)),
  plan: optional(text(200)),
  arr: optional(amount), // per year, account currency
  currency: optional(currency),
  created_on: optional(day),
  renewal_on: optional(day),
  notice_days: optional(count),
  seats_purchased: optional(count),
  features_purchased: optional(count),
  api_limit_monthly: optional(amount),
  ae_email: optional(email),
  csm_email: optional(email),
  pod: optional(id),
  crm_id: optional(id),
});
