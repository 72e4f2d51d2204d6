import { z } from 'zod';
import { optional, required } from '../cell';
import { email, flag, id, instant, oneOf } from '../cell-kinds';

export const ActivityRow = z.object({
  account_id: required(id),
  activity_id: required(id),
  happened_at: required(instant),
  kind: optional(oneOf(['call', 'email', 'qbr', 'training', 'meeting'])),
  attended: optional(flag),
  by_email: optional(email),
});
