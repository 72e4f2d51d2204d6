import { z } from 'zod';
import { QuerySettings } from '../sql/query-settings';

/** One SELECT over the files that fit a pattern; they are the view `files`. */
export const FileQuerySettings = QuerySettings.omit({ cursor: true, overlap_hours: true }).extend({
  files: z
    .string()
    .min(1)
    .max(500)
    .refine((pattern) => !pattern.startsWith('/') && !pattern.split('/').includes('..'), 'must be within the folder'),
  format: z.enum(['parquet', 'csv', 'json']).optional(), // default: by how the pattern ends
  all_files: z.boolean().default(false), // the SELECT sees all files whenever one of them is new, and not each by itself
  types: z.record(z.string().min(1).max(100), z.string().regex(/^[A-Za-z][A-Za-z0-9_(), ]{0,60}$/)).default({}), // of columns of CSV
});
export type FileQuerySettings = z.output<typeof FileQuerySettings>;
