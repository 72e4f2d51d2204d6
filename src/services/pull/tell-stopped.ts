import type { Db } from '../../db/client';
import { listRevOps } from '../../db/queries/monitor-audience';
import { enqueueDirect } from '../../db/queries/outbox';
import type { PartOutcome } from './pull-one';

/** Tell RevOps of parts that stand still since this run, once per episode: it lasts until the part has moved again. */
export async function tellStopped(
  db: Db,
  { source, outcomes, now }: { source: string; outcomes: readonly Pick<PartOutcome, 'stoppedAt'>[]; now: Date },
): Promise<void> {
  const isNew = outcomes.some(({ stoppedAt }) => stoppedAt?.getTime() === now.getTime());
  if (!isNew) return;
  for (const toEmail of await listRevOps(db)) {
    const dedupeKey = `source:${source}:${now.toISOString()}:${toEmail}`;
    await enqueueDirect(db, { toEmail, note: { kind: 'source', source }, dedupeKey, now });
  }
}
