import { z } from 'zod';

/** The answer of a HogQL query: rows as lists, in the order of `columns`. https://posthog.com/docs/api/queries */
export const QueryAnswer = z.object({ columns: z.array(z.string()).nullish(), results: z.array(z.array(z.unknown())) });

const count = z.union([z.number(), z.string().regex(/^\d+$/)]).transform(Number);

/** One row of the query in query.ts: a customer's day. */
export const UsageRow = z
  .tuple([z.string().min(1), z.string().regex(/^\d{4}-\d{2}-\d{2}$/), count, count, count, count])
  .transform(([group, day, activeUsers, logins, events, features]) => ({
    group,
    day,
    activeUsers,
    logins,
    events,
    features,
  }));
export type UsageRow = z.output<typeof UsageRow>;
