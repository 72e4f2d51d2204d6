import { z } from 'zod';
import { STOP_PARTS } from '../../domain/source';
import { STREAMS } from '../../domain/stream';

const Name = z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/, 'expected lower-case letters, digits, - and _');
const ColumnName = z
  .string()
  .regex(/^[A-Za-z_]\w{0,62}$/, 'expected the name of a column: letters, digits and _')
  .transform((name) => name.toLowerCase());

/** One SELECT of the user's own, and what its rows become. */
export const QuerySettings = z.strictObject({
  stream: z.enum(STREAMS),
  sql: z.string().min(1).max(100_000),
  name: Name.optional(), // default: the stream; needed when a stream has two
  cursor: ColumnName.optional(), // default: updated_at where it is returned, else day
  overlap_hours: z
    .number()
    .min(0)
    .max(24 * 400)
    .optional(), // default: 1 by an instant, 72 by a day
  every_hours: z
    .number()
    .positive()
    .max(24 * 31)
    .optional(),
  snapshot: z.boolean().default(false), // returns all there is: what it no longer shows is gone
  complete_to: z.enum(['day_before', 'newest_day']).default('day_before'), // usage_daily: the last day of which all has come
});
export type QuerySettings = z.output<typeof QuerySettings>;

/** Where a query stands is kept under its name, beside what keeps the source as a whole from moving. */
const TAKEN_NAMES: ReadonlySet<string> = new Set(Object.values(STOP_PARTS));

/** A list of queries, each with a name of its own. */
export function queriesOf<Query extends z.ZodType<{ name?: string | undefined; stream: string }>>(query: Query) {
  return z
    .array(query)
    .min(1, 'needs at least one query')
    .superRefine((queries, context) => {
      const names = queries.map(nameOfQuery);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      const taken = names.find((name) => TAKEN_NAMES.has(name));
      if (taken !== undefined)
        context.addIssue({ code: 'custom', message: `"${taken}" is kept for Barometer: give the query another name` });
      if (twice !== undefined)
        context.addIssue({ code: 'custom', message: `two queries are called "${twice}": give each a name of its own` });
    });
}

/** What every SQL source is set up with. */
export const SQL_SETTINGS = {
  queries: queriesOf(QuerySettings),
  backfill_days: z.number().int().min(1).max(3_660).default(400), // how far back `:since` begins
  max_rows: z.number().int().positive().default(10_000_000), // of one query in one pass
};

/** What the stream of a query is called. */
export function nameOfQuery({ name, stream }: { name?: string | undefined; stream: string }): string {
  return name ?? stream;
}
