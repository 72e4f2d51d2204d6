/** What is written on a calendar, once per reader and period. */
export const REPORT_KINDS = [
  'weekly_trend', // to managers, Mondays (R175)
  'monthly_exec', // to a channel (R194–R199)
  'quarterly_board', // to a channel (R199)
  'monthly_review', // false alarms, misses, data quality, feedback: to RevOps (R83–R86)
  'spot_checks', // scores to look at: to managers (R85)
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** How often a kind of report is written: on the first business day of each. */
export type Cadence = 'week' | 'month' | 'quarter';
export const REPORT_CADENCES: Readonly<Record<ReportKind, Cadence>> = {
  weekly_trend: 'week',
  monthly_exec: 'month',
  quarterly_board: 'quarter',
  monthly_review: 'month',
  spot_checks: 'month',
};

export const QBR_STATUSES = ['draft', 'signed', 'sent_back'] as const;
export type QbrStatus = (typeof QBR_STATUSES)[number];

/** Bytes to be shown in Slack. `altText` says what a picture shows; a file that is none needs none. */
export type RenderedFile = { name: string; title: string; altText: string | null; bytes: Uint8Array };

/** Files that belong under a message, as their outbox row keeps them: ids only, drawn when they are sent. */
export type FileNote = { kind: 'report'; reportId: string } | { kind: 'qbr'; qbrId: string; isSigned: boolean };
