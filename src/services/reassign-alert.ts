import type { Db } from '../db/client';
import { listAlertSubjects, listKnownEmails } from '../db/queries/alert-subjects';
import type { AlertRow } from '../db/queries/alerts';
import { enqueueDirect, enqueuePosts, enqueueThreadNote } from '../db/queries/outbox';
import { AppError } from '../errors';
import { changeAlert, type AlertPress, type AlertResult } from './change-alert';

/** `coversFor`: the absent person in whose place `toEmail` is named. */
export type ReassignPress = AlertPress & {
  toEmail: string;
  note?: string | null;
  coversFor?: { email: string; until: Date };
};

/**
 * Name another DRI: one, always someone known. They are told directly, unless it was they who asked; the thread keeps who did it and why.
 * An alert that waited unsent for an owner is sent now.
 */
export async function reassignAlert(db: Db, press: ReassignPress): Promise<AlertResult> {
  const { alertId, toEmail, note = null, by, now } = press;
  return changeAlert(db, press, 'reassigned', async (tx, alert) => {
    if (alert.driEmail === toEmail) return null;
    if (!(await listKnownEmails(tx, [toEmail])).has(toEmail))
      throw new AppError('unknown_person', 'An alert can only be given to someone Barometer knows.');
    if (await waitsForOwner(tx, alert)) await enqueuePosts(tx, [alertId], now);
    return {
      change: { driEmail: toEmail },
      note,
      data: { from: alert.driEmail, to: toEmail, ...coverData(press) },
      also: async (eventId) => {
        const direct = { toEmail, note: { kind: 'assigned', alertId }, dedupeKey: `assigned:${eventId}`, now } as const;
        if (by.email !== toEmail) await enqueueDirect(tx, direct);
        await enqueueThreadNote(tx, { alertId, eventId, now });
      },
    };
  });
}

/** Nobody could be named on it, so nobody was told; what waits for a digest or an incident still does. */
async function waitsForOwner(tx: Db, { accountId, driEmail, route }: AlertRow): Promise<boolean> {
  if (driEmail !== null || route !== 'channel') return false;
  return (await listAlertSubjects(tx, [accountId])).get(accountId)?.isPilot ?? false;
}

const coverData = ({ coversFor }: ReassignPress) =>
  coversFor === undefined ? {} : { coversFor: coversFor.email, coversUntil: coversFor.until.toISOString() };
