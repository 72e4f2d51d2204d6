import type { CalendarOf } from '../../domain/calendar';
import type { ScoringModel } from '../../scoring/model';

/** What a review is prepared with. */
export type QbrSettings = {
  greenFrom: number; // lower edge of green, of the model that scores everyone
  rates: Readonly<Record<string, number>>;
  calendarOf: CalendarOf;
  timeZone: string; // of the company: when a Friday is, and which day it is
  revopsChannel: string | null; // null: each person of RevOps is told
};

/** The edge from which a score is green. Segments may have their own; the line of the 2×2 is that of the whole model. */
export function greenEdgeOf({ base }: Pick<ScoringModel, 'base'>): number {
  return base.bands.find(({ band }) => band === 'green')?.from ?? 100;
}
