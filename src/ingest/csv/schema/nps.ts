import { z } from 'zod';
import { optional, required } from '../cell';
import { id, instant, integer, text } from '../cell-kinds';

export const NpsRow = z.object({
  account_id: required(id),
  response_id: required(id),
  responded_at: required(instant),
  score: required(integer(0, 10)),
  comment: optional(text(10_000)),
  contact_id: optional(id),
});
