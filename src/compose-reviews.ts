import type { ConfigFile } from './config-file';
import { createCalendar } from './services/calendar/create-calendar';
import { greenEdgeOf, type QbrSettings } from './services/qbr/settings';
import type { ScoringModel } from './scoring/model';

/** What reviews of pods are prepared with (R16–R19). */
export const toQbrSettings = (model: ScoringModel, file: ConfigFile): QbrSettings => ({
  greenFrom: greenEdgeOf(model),
  rates: file.currency_rates,
  calendarOf: createCalendar(file.calendar),
  timeZone: file.time_zone,
  revopsChannel: file.revops_channel ?? null,
});
