import type { Db } from '../../db/client';
import { listOverrides } from '../../db/queries/overrides';
import { findPersonByEmail } from '../../db/queries/people';
import { listManagedPods } from '../../db/queries/pods';
import type { KnownViewer } from '../../domain/viewer';
import { AppError } from '../../errors';
import type { ExportJudgement } from '../../ingest/exports/export-note';
import { createOverride } from '../override/create-override';

export type JudgementOutcome = { isNew: boolean } | { refusal: string };
export type JudgementLanding = { accountId: string; judgement: ExportJudgement; now: Date };

/**
 * A judgement from another platform by the rules of ours: made by somebody who may judge the account, for a reason, with an end ahead, one band beside
 * the model's at most; or why it cannot stand, for people.
 */
export async function landJudgement(
  db: Db,
  { accountId, judgement, now }: JudgementLanding,
): Promise<JudgementOutcome> {
  if ((await findSame(db, { accountId, judgement, now })) !== null) return { isNew: false };
  const { byEmail, band, reason, expiresAt } = judgement;
  const viewer = await findJudge(db, byEmail);
  if (viewer === null) return { refusal: `${byEmail} is nobody of people.csv` };
  try {
    await createOverride(db, { viewer, accountId, judged: { kind: 'band', band }, reason, expiresAt, now });
    return { isNew: true };
  } catch (error) {
    if (error instanceof AppError) return { refusal: error.message };
    throw error;
  }
}

/** The judgement as it was brought before, whatever has become of it since. */
export async function findSame(db: Db, { accountId, judgement, now }: JudgementLanding) {
  const made = await listOverrides(db, { accountId, now });
  const same = made.find(
    ({ byEmail, reason, expiresAt }) =>
      byEmail === judgement.byEmail &&
      reason === judgement.reason.trim() &&
      expiresAt.getTime() === judgement.expiresAt.getTime(),
  );
  return same ?? null;
}

async function findJudge(db: Db, email: string): Promise<KnownViewer | null> {
  const entry = await findPersonByEmail(db, email);
  if (entry === null) return null;
  const { person } = entry;
  const scope = { kind: 'own', email: person.email, pods: [] } as const; // who may judge is judged by the account
  const managedPods = await listManagedPods(db, person.email);
  return { kind: 'person', slackUserId: person.slackUserId ?? '', person, scope, managedPods };
}
