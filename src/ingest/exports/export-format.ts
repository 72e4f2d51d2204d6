import { z } from 'zod';
import { timeZone } from '../time-zone';

/** Platforms that are left behind, by the files they let one take along. The name is also the source under which what they bring is kept. */
export const PLATFORMS = ['delighted', 'gainsight', 'totango', 'churnzero', 'vitally'] as const;
export type Platform = (typeof PLATFORMS)[number];

export const EXPORT_KINDS = ['responses', 'scorecard', 'timeline', 'cta'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** What a row can say; each kind of file reads some of them. The first six say whose it is. */
export const EXPORT_FIELDS = [
  'key', // the platform's own id of the customer
  'account_id', // ours
  'crm_id',
  'domain', // a web site
  'email', // of somebody there
  'company', // its name: for people, nothing is matched by it
  'id', // of the row; absent: told by what it says
  'at', // when it was answered, held, measured or closed
  'opened_at',
  'due_on',
  'until', // how long a person's judgement is to stand
  'score',
  'band',
  'measure', // which part of a scorecard
  'type',
  'status',
  'subject',
  'text',
  'by_email',
  'attended',
] as const;
export type ExportField = (typeof EXPORT_FIELDS)[number];
/** One row: every field that the file has and that is not empty. */
export type ExportCells = Readonly<Partial<Record<ExportField, string>>>;
export type ExportRow = { line: number; cells: ExportCells };

/** What a kind of activity becomes: one of the contract's, a note on the account, or nothing. */
export const ACTIVITY_USES = ['call', 'email', 'qbr', 'training', 'meeting', 'note', 'skip'] as const;
export type ActivityUse = (typeof ACTIVITY_USES)[number];

const column = z.string().min(1);

/** A map in YAML, for files whose columns have other names than the platform's usual ones. */
export const ExportMap = z.strictObject({
  columns: z.partialRecord(z.enum(EXPORT_FIELDS), column).default({}),
  types: z.record(z.string(), z.enum(ACTIVITY_USES)).default({}), // of a timeline
  bands: z.record(z.string(), z.enum(['red', 'yellow', 'green'])).default({}), // the platform's words for red, yellow and green
  dates: z.enum(['iso', 'month_first', 'day_first']).default('iso'),
  time_zone: timeZone.default('UTC'), // of times that name no zone
});
export type ExportMap = z.output<typeof ExportMap>;
export const NO_MAP: ExportMap = ExportMap.parse({});
