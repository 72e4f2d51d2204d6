import { z } from 'zod';
import { optional, required } from '../cell';
import { day, id, number, oneOf } from '../cell-kinds';

export const OutcomeRow = z.object({
  account_id: required(id),
  effective_on: optional(day),
  outcome: optional(oneOf(['renewed', 'churned', 'expanded', 'contracted'])),
  arr_change: optional(number()),
  observed_until: optional(day),
});
