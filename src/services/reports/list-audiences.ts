import { listReportReaders, type ReportReader } from '../../db/queries/report-readers';
import type { CalendarOf } from '../../domain/calendar';
import { findReachable, type ReachDeps } from '../find-reachable';
import type { ReportAudience } from './report-writer';

/** What every kind of report needs to know who gets it, and when. `timeZone`: of channels, which have no clock of their own. */
export type AudienceDeps = ReachDeps & { calendarOf: CalendarOf; timeZone: string };

/** People, each by their own clock. `choose` sees everyone who is still here; whoever it picks and is not in Slack is left out: doctor names them. */
export async function listPersons(
  deps: AudienceDeps,
  choose: (readers: readonly ReportReader[]) => readonly ReportReader[],
  now: Date,
): Promise<ReportAudience[]> {
  const reachable = await findReachable(deps, choose(await listReportReaders(deps.db)), now);
  return reachable.map((reader) => ({ audience: reader.email, calendar: deps.calendarOf(reader) }));
}

/** A channel as barometer.yaml names it; nobody where it names none. */
export const listChannel = (
  { calendarOf, timeZone }: Pick<AudienceDeps, 'calendarOf' | 'timeZone'>,
  channel: string | undefined,
): ReportAudience[] =>
  channel === undefined ? [] : [{ audience: channel, calendar: calendarOf({ email: null, timeZone }) }];
