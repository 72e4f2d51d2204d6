import type { ReportDay } from '../../alerts/decide-report';
import type { Db } from '../../db/client';
import type { BusinessCalendar } from '../../domain/calendar';
import type { Cadence, RenderedFile, ReportKind } from '../../domain/report';
import type { Message } from '../../views/message';

/** Whom a report is for and the first day it speaks of. `audience`: an e-mail, or a channel as barometer.yaml names it. */
export type DueReport = { audience: string; period: string };
/** Someone, or a channel, that gets this kind of report, by whose clock. */
export type ReportAudience = { audience: string; calendar: BusinessCalendar };

/** One kind of report. `Content` is kept as json: what it said, as it was then. Made by `defineReport`. */
export type ReportWriter<Content extends object = object> = {
  kind: ReportKind;
  cadence: Cadence;
  /** Which is its period: the week, month or quarter that ended (`about`), or the one that has begun (`begins`). */
  period: keyof Pick<ReportDay, 'about' | 'begins'>;
  /** Everyone who gets it, whether or not one is due; nobody where it is switched off. */
  listAudiences: (now: Date) => Promise<readonly ReportAudience[]>;
  /** Null: nothing to say, which is remembered as done. In the transaction that keeps the report, once per audience and period. */
  collect: (tx: Db, due: DueReport, now: Date) => Promise<Content | null>;
  build: (report: { reportId: string; audience: string; period: string; content: Content }) => Message;
  /** What stands under it as files, drawn when it is sent; absent: none. */
  drawFiles?: (content: Content) => Promise<RenderedFile[]>;
};
