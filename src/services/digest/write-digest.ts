import type { Db } from '../../db/client';
import { insertAlertEvent } from '../../db/queries/alert-events';
import { updateOpenAlert } from '../../db/queries/alerts';
import { insertDigest } from '../../db/queries/digests';
import { enqueueDirect } from '../../db/queries/outbox';
import type { DigestContent, DueDigest } from '../../domain/digest';
import { collectDigest, type CollectInput } from './collect-digest';

type WriteInput = CollectInput & { now: Date };

/**
 * One person's digest, in one transaction: the row that makes it the only one, what it lists, and its message. Null when it was
 * written already, or when there is nothing to say: a Monday without anything is remembered as done.
 */
export async function writeDigest(db: Db, input: WriteInput): Promise<DigestContent | null> {
  return db.transaction(async (tx) => {
    const { email, due, now } = input;
    const content = await collectDigest(tx, input);
    if (content === null && due.kind === 'daily') return null;
    const alertIds = content === null ? [] : listedIn(content);
    const { kind, period } = due;
    const digestId = await insertDigest(tx, { email, kind, period, now, alertIds, content });
    if (digestId === null || content === null) return null;
    await markListed(tx, alertIds, digestId, now);
    await markReminded(tx, content, digestId, now);
    const dedupeKey = `digest:${digestId}`;
    await enqueueDirect(tx, { toEmail: email, note: { kind: 'digest', digestId }, dedupeKey, now });
    return content;
  });
}

/** What a digest would say, leaving everything as it is. */
export async function previewDigest(
  db: Db,
  input: { email: string; due: DueDigest; rates: CollectInput['rates'] },
): Promise<DigestContent | null> {
  return db.transaction((tx) => collectDigest(tx, input));
}

/** The alerts that are told here for the first time, or anew, in the order they stand. */
const listedIn = ({ alerts, monday }: DigestContent): string[] => [
  ...alerts.rows,
  ...(monday?.low.rows ?? []),
  ...(monday?.brief.rows ?? []),
];

async function markListed(tx: Db, alertIds: readonly string[], digestId: string, now: Date): Promise<void> {
  for (const alertId of alertIds) {
    await updateOpenAlert(tx, alertId, { listedAt: now });
    await insertAlertEvent(tx, { alertId, kind: 'listed', at: now, byEmail: null, data: { digestId } });
  }
}

async function markReminded(tx: Db, { monday }: DigestContent, digestId: string, now: Date): Promise<void> {
  for (const alertId of monday?.again.rows ?? []) {
    await updateOpenAlert(tx, alertId, { remindedAt: now });
    await insertAlertEvent(tx, { alertId, kind: 'reminded', at: now, byEmail: null, data: { digestId } });
  }
}
