import type { Db } from '../../../db/client';
import type { CalendarOf } from '../../../domain/calendar';
import type { Stream } from '../../../domain/stream';
import type { Rates } from '../../portfolio/sum-amounts';

/** What reports for executives are made with. `streamOf`: on which facts a signal rests. */
export type ExecDeps = {
  db: Db;
  rates: Rates;
  weeklyBudget: number;
  timeZone: string;
  calendarOf: CalendarOf;
  streamOf: (signal: string) => Stream | null;
};
