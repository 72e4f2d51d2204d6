import { z } from 'zod';
import { optional, required } from '../cell';
import { count, day, id } from '../cell-kinds';

/** What people of an account did around the product on one day (R236); each of them how often. */
export const EngagementDayRow = z.object({
  account_id: required(id),
  day: required(day),
  emails_opened: optional(count),
  emails_clicked: optional(count),
  webinars_attended: optional(count),
  community_posts: optional(count),
  community_replies: optional(count),
  help_searches: optional(count),
});
