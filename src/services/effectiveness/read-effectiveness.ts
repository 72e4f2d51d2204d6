import type { Db } from '../../db/client';
import { listMeasuredAlerts } from '../../db/queries/effectiveness';
import { listHitRates } from '../../db/queries/predictions';
import type { CalendarOf } from '../../domain/calendar';
import type { EffectivenessReport, Grouping } from '../../domain/effectiveness';
import type { KnownViewer } from '../../domain/viewer';
import { findIneffective } from './find-ineffective';
import { measureEffectiveness, measureGroup, timeAlerts } from './measure-effectiveness';

const PERIOD_DAYS = 90;
const DAY_MS = 86_400_000;

export type EffectivenessDeps = { db: Db; calendarOf: CalendarOf };

/**
 * How the alerts of the last 90 days fared (R155–R159), for `/health alerts`. RevOps and executives see all, managers their pods and
 * their own, everyone else the alerts they are named on.
 */
export async function readEffectiveness(
  { db, calendarOf }: EffectivenessDeps,
  { viewer, grouping, now }: { viewer: KnownViewer; grouping: Grouping; now: Date },
): Promise<EffectivenessReport> {
  const { scope } = viewer;
  const since = new Date(now.getTime() - PERIOD_DAYS * DAY_MS);
  const [found, hitRates] = await Promise.all([listMeasuredAlerts(db, { since, now, scope }), listHitRates(db)]);
  const alerts = timeAlerts(found, { calendarOf, now });
  return {
    grouping,
    periodDays: PERIOD_DAYS,
    scope: scope.kind === 'all' ? 'all' : scope.pods.length > 0 ? 'pods' : 'own',
    total: measureGroup('', alerts),
    groups: measureEffectiveness(alerts, grouping, hitRates),
    ...findIneffective(measureEffectiveness(alerts, 'trigger', hitRates)),
    readAt: now,
  };
}
