import { localDay } from '../../alerts/business-hours';
import type { Db } from '../../db/client';
import { findQbr as findRow } from '../../db/queries/qbrs';
import type { Qbr } from '../../domain/qbr';
import { NotFoundError } from '../../errors';
import { toQbrContent } from './to-qbr-content';

type When = { now: Date; timeZone: string };

/** A review as it was prepared, with what was decided. Null: there is none. */
export async function findQbr(db: Db, qbrId: string, { now, timeZone }: When): Promise<Qbr | null> {
  const row = await findRow(db, qbrId);
  if (row === null) return null;
  const { content, status, decidedAt, decidedByEmail, note, revision, qbrOn } = row.qbr;
  const hasDate = row.podQbrOn === qbrOn && localDay(now, timeZone) <= qbrOn;
  return {
    qbrId,
    content: toQbrContent(content),
    status,
    decidedAt,
    decidedBy: row.deciderName ?? decidedByEmail,
    note,
    isCurrent: hasDate && revision === row.lastRevision,
    nextRevision: row.lastRevision > revision ? row.lastRevision : null,
  };
}

export async function getQbr(db: Db, qbrId: string, when: When): Promise<Qbr> {
  const found = await findQbr(db, qbrId, when);
  if (found === null) throw new NotFoundError('This review no longer exists.');
  return found;
}
