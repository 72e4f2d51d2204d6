import { atLocalHour } from '../../../alerts/at-local-hour';
import type { Db } from '../../../db/client';
import { findPersonByEmail } from '../../../db/queries/people';
import { countFallingSignals, countMoves, listMovers } from '../../../db/queries/score-moves';
import { listWeekAlerts } from '../../../db/queries/week-alerts';
import type { CalendarOf } from '../../../domain/calendar';
import type { WeeklyTrend } from '../../../domain/weekly-trend';
import { addDays } from '../../../scoring/days';
import type { DueReport } from '../report-writer';
import { summariseMoves } from './summarise-moves';
import { listTrendScopes, type TrendScope } from './trend-scopes';
import { chooseStep, measureAnswers } from './week-answers';

const MOVERS_SHOWN = 3;
const SIGNALS_SHOWN = 3;

/** The week that begins on `period`, of the accounts its reader answers for; null when there are none, or the reader leads nothing any more. */
export async function collectWeeklyTrend(
  tx: Db,
  { audience, period }: DueReport,
  { now, calendarOf }: { now: Date; calendarOf: CalendarOf },
): Promise<WeeklyTrend | null> {
  const scope = (await listTrendScopes(tx)).get(audience);
  if (scope === undefined) return null;
  const moves = await readMoves(tx, scope, period);
  if (moves.compared + moves.unseen + moves.remodelled === 0) return null;
  const timeZone = (await findPersonByEmail(tx, audience))?.person.timeZone ?? 'UTC';
  const since = atLocalHour(period, 0, timeZone);
  const until = atLocalHour(addDays(period, 7), 0, timeZone);
  const alerts = await listWeekAlerts(tx, { scope, since, now });
  return {
    ...moves,
    alerts: measureAnswers(alerts, { since, until }, calendarOf),
    step: chooseStep(alerts, moves.fell, { now, calendarOf }),
  };
}

/** From the evening before the week to its last evening. */
async function readMoves(tx: Db, scope: TrendScope, period: string) {
  const until = addDays(period, 6);
  const span = { scope, from: addDays(period, -1), to: until };
  const summary = summariseMoves(await countMoves(tx, span));
  return {
    from: period,
    until,
    pods: scope.pods,
    ...summary,
    signals: (await countFallingSignals(tx, span)).slice(0, SIGNALS_SHOWN),
    rose: await listMovers(tx, { ...span, course: 'up', limit: MOVERS_SHOWN }),
    fell: await listMovers(tx, { ...span, course: 'down', limit: MOVERS_SHOWN }),
  };
}
