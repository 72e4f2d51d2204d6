import { z } from 'zod';
import { optional, required } from '../cell';
import { day, email, flag, id } from '../cell-kinds';

export const PodRow = z.object({
  pod: required(id),
  channel: optional(id), // id or name
  manager_email: optional(email),
  pilot: optional(flag),
  qbr_on: optional(day),
});
