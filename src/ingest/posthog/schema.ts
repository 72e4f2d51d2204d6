import { z } from 'zod';

/**
 * The answer of a HogQL query: rows as lists, in the order of `columns`. `limit` is the one that PostHog kept to, which may be less than was asked
 * for. https://posthog.com/docs/api/queries
 */
export const QueryAnswer = z.object({
  results: z.array(z.array(z.unknown())),
  hasMore: z.boolean().nullish(),
  limit: z.number().nullish(),
});

const count = z.union([z.number(), z.string().regex(/^\d+$/)]).transform(Number);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Where a row stands in the order of the query. */
export const RowPlace = z.tuple([z.string(), day]).rest(z.unknown());

/** One row of the query in query.ts: a customer's day. */
export const UsageRow = z
  .tuple([z.string().min(1), day, count, count, count, count])
  .transform(([group, on, activeUsers, logins, events, features]) => ({
    group,
    day: on,
    activeUsers,
    logins,
    events,
    features,
  }));
export type UsageRow = z.output<typeof UsageRow>;
