import type { Logger } from 'pino';
import { localDay } from '../../alerts/business-hours';
import { decideQbr } from '../../alerts/decide-qbr';
import { startOf } from '../../alerts/decide-report';
import type { Db } from '../../db/client';
import { insertBookSnapshot } from '../../db/queries/book-snapshots';
import { listUnpreparedQbrs, lockPod, type PodQbr } from '../../db/queries/qbrs';
import { prepareQbr } from './prepare-qbr';
import type { QbrSettings } from './settings';

type Deps = { db: Db; settings: QbrSettings; log: Pick<Logger, 'warn'> };
/** `kept`: accounts of a new snapshot of everyone's book. */
export type QbrSummary = { kept: number; prepared: number; failed: number };

/**
 * Keeps everyone's book once a quarter (R35), and prepares every review that is due (R16): once per pod and date, whatever restarts. One pod's
 * failure is logged and counted, and tried again by the next run; it never stops another's.
 */
export async function serveQbrs({ db, settings, log }: Deps, now: Date): Promise<QbrSummary> {
  const { timeZone, calendarOf } = settings;
  const today = localDay(now, timeZone);
  const kept = await insertBookSnapshot(db, { sinceDay: startOf('quarter', today), today, now });
  const summary: QbrSummary = { kept, prepared: 0, failed: 0 };
  const calendar = calendarOf({ email: null, timeZone });
  for (const one of await listUnpreparedQbrs(db)) {
    if (decideQbr(one.qbrOn, calendar, now).kind !== 'due') continue;
    try {
      if (await prepareFirst(db, settings, one, now)) summary.prepared += 1;
    } catch (err) {
      summary.failed += 1;
      log.warn({ err, ...one }, 'review not prepared');
    }
  }
  return summary;
}

/** False when the date was moved meanwhile, or another process was quicker. */
async function prepareFirst(db: Db, settings: QbrSettings, { pod, qbrOn }: PodQbr, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    if ((await lockPod(tx, pod))?.qbrOn !== qbrOn) return false;
    return (await prepareQbr(tx, settings, { pod, qbrOn, revision: 1, now })) !== null;
  });
}
