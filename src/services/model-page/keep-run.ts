import type { Db } from '../../db/client';
import { saveModelVersion } from '../../db/queries/model-versions';
import type { ScoringModel } from '../../scoring/model';
import { recordFleet, recordPastFleet } from '../portfolio/record-fleet';
import { toModelDocument } from './to-model-document';

type Run = { db: Db; model: ScoringModel; now: Date; mode: { kind: 'live' | 'backfill' | 'history' } };

/** What a run over everyone leaves behind beside the scores: how the fleet stood that day, and which model said so (R67). */
export async function keepRun({ db, model, now, mode }: Run, { isNewest }: { isNewest: boolean }): Promise<void> {
  const { version, name, formula } = model;
  await saveModelVersion(db, { version, name, formula, usedAt: now, document: toModelDocument(model) });
  if (mode.kind === 'live' && isNewest) await recordFleet(db, now);
  else await recordPastFleet(db, now);
}
