import { z } from 'zod';
import { optional, required } from '../cell';
import { day, email, id, instant, oneOf, text } from '../cell-kinds';

export const ContactRow = z.object({
  account_id: required(id),
  contact_id: required(id),
  name: optional(text(300)),
  email: optional(email),
  role: optional(oneOf(['executive_sponsor', 'champion', 'admin', 'user'])),
  department: optional(text(200)),
  last_seen_at: optional(instant),
  left_on: optional(day),
});
