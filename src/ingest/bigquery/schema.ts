import { z } from 'zod';

const Field = z.object({ name: z.string(), type: z.string(), mode: z.string().optional() });
const Row = z.object({ f: z.array(z.object({ v: z.unknown() })) });
const JobReference = z.object({ jobId: z.string().min(1), location: z.string().optional() });

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query and …/jobs/getQueryResults, which answer alike. */
export const QueryAnswer = z.object({
  jobComplete: z.boolean(),
  jobReference: JobReference,
  schema: z.object({ fields: z.array(Field) }).optional(),
  rows: z.array(Row).default([]),
  pageToken: z.string().optional(),
});
export type QueryAnswer = z.output<typeof QueryAnswer>;

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/Job, of a dry run: what the query would be, without its being run. */
export const DryRun = z.object({
  statistics: z.object({
    totalBytesProcessed: z.string().optional(),
    query: z.object({
      statementType: z.string().optional(),
      schema: z.object({ fields: z.array(Field).default([]) }).optional(),
    }),
  }),
});

export const Cancelled = z.object({ kind: z.string().optional() });
