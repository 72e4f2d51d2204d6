import type { Db } from '../db/client';
import { listAlertSubjects, listKnownEmails } from '../db/queries/alert-subjects';
import { enqueuePosts } from '../db/queries/outbox';
import { AppError } from '../errors';
import { changeAlert, type AlertPress, type AlertResult } from './change-alert';

export type ReassignPress = AlertPress & { toEmail: string };

/** Name another DRI: one, always someone known. An alert that waited unsent for an owner is sent now. */
export async function reassignAlert(db: Db, press: ReassignPress): Promise<AlertResult> {
  const { alertId, toEmail, now } = press;
  return changeAlert(db, press, 'reassigned', async (tx, alert) => {
    if (alert.driEmail === toEmail) return null;
    if (!(await listKnownEmails(tx, [toEmail])).has(toEmail))
      throw new AppError('unknown_person', 'An alert can only be given to someone Barometer knows.');
    const isPilot = (await listAlertSubjects(tx, [alert.accountId])).get(alert.accountId)?.isPilot ?? false;
    if (alert.driEmail === null && isPilot) await enqueuePosts(tx, [alertId], now);
    return { change: { driEmail: toEmail }, data: { from: alert.driEmail, to: toEmail } };
  });
}
