import { z } from 'zod';
import { optional, required } from '../cell';
import { count, flag, id, instant, integer, oneOf } from '../cell-kinds';

export const TicketRow = z.object({
  account_id: required(id),
  ticket_id: required(id),
  opened_at: required(instant),
  solved_at: optional(instant),
  priority: optional(oneOf(['p1', 'p2', 'p3', 'p4'])),
  kind: optional(oneOf(['bug', 'question', 'feature_request'])),
  escalated: optional(flag),
  reopened: optional(count),
  csat: optional(integer(1, 5)),
});
