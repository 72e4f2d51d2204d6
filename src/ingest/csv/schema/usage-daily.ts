import { z } from 'zod';
import { optional, required } from '../cell';
import { amount, count, day, id } from '../cell-kinds';

export const UsageDayRow = z.object({
  account_id: required(id),
  day: required(day),
  active_users: optional(count),
  logins: optional(count),
  events: optional(amount),
  features_used: optional(count),
  minutes: optional(amount),
  api_calls: optional(amount),
});
