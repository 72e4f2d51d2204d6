import { z } from 'zod';

const Cell = z.string().nullable();

/** https://docs.snowflake.com/en/developer-guide/sql-api/reference: 202, still at work. Its URL is not followed: the handle says all. */
export const Running = z.object({ statementHandle: z.string().min(1), data: z.undefined().optional() });

/** https://docs.snowflake.com/en/developer-guide/sql-api/handling-responses: done, with the first partition. */
export const ResultSet = z.object({
  statementHandle: z.string().min(1),
  resultSetMetaData: z.object({
    rowType: z.array(z.object({ name: z.string(), type: z.string() })),
    partitionInfo: z.array(z.object({ rowCount: z.number() })).default([]),
  }),
  data: z.array(z.array(Cell)),
});
export type ResultSet = z.output<typeof ResultSet>;

export const Answer = z.union([ResultSet, Running]);

/** A further partition comes without the metadata of the first. */
export const Partition = z.object({ data: z.array(z.array(Cell)) });

export const Cancelled = z.object({ message: z.string().optional() });
