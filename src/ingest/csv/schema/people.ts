import { z } from 'zod';
import { ROLES } from '../../../domain/person';
import { optional, required } from '../cell';
import { email, id, oneOf, text } from '../cell-kinds';

export const PersonRow = z.object({
  email: required(email),
  name: optional(text(300)),
  role: optional(oneOf(ROLES)),
  pod: optional(id),
  manager_email: optional(email),
  slack_user_id: optional(id),
});
