import type { Db } from '../../db/client';
import { listRevOps } from '../../db/queries/monitor-audience';
import { enqueueDirect, enqueueFiles } from '../../db/queries/outbox';
import { insertQbr } from '../../db/queries/qbrs';
import { AppError } from '../../errors';
import { collectQbr, type QbrRequest } from './collect-qbr';
import type { QbrSettings } from './settings';

/**
 * Prepares one revision of a pod's review and asks RevOps for it (R16, R17, R19): the row that makes it the only one, its message and its
 * files in the caller's transaction.
 * @returns its id, or null when it was there already. @throws AppError when there is nobody to ask.
 */
export async function prepareQbr(
  tx: Db,
  settings: QbrSettings,
  request: QbrRequest & { qbrOn: string },
): Promise<string | null> {
  const audience = settings.revopsChannel === null ? await listRevOps(tx) : [settings.revopsChannel];
  if (audience.length === 0) {
    const what = 'people.csv has nobody of role revops, and barometer.yaml no revops_channel';
    throw new AppError('no_revops', `Nobody can sign off the review of pod ${request.pod}: ${what}.`);
  }
  const { pod, qbrOn, revision, now } = request;
  const content = await collectQbr(tx, settings, request);
  const qbrId = await insertQbr(tx, { pod, qbrOn, revision, now, content });
  if (qbrId === null) return null;
  for (const to of audience) await enqueueQbr(tx, { qbrId, to, isSigned: false, now });
  return qbrId;
}

type QbrMessage = { qbrId: string; to: string; isSigned: boolean; now: Date };

/** A review's message and, under it, its picture and its slide. */
export async function enqueueQbr(tx: Db, { qbrId, to, isSigned, now }: QbrMessage): Promise<void> {
  const key = `qbr:${qbrId}:${isSigned ? 'signed' : 'draft'}:${to}`;
  const note = { kind: 'qbr', qbrId, isSigned } as const;
  await enqueueDirect(tx, { toEmail: to, note, dedupeKey: key, now });
  await enqueueFiles(tx, { under: key, note, dedupeKey: key, now });
}
