import type { Db } from '../../db/client';
import { listAlertCardsOf } from '../../db/queries/alert-card';
import { listPilotAlerts } from '../../db/queries/alert-pilot';
import type { AlertCard } from '../../domain/alert';
import type { BundledNote } from '../../domain/direct-note';
import { buildAlertBundle } from '../../views/alert-bundle';
import { buildAlertNote } from '../../views/alert-note';
import type { SlackMessage } from '../slack/gateway';
import { isStillTrue } from './is-still-true';

/** Of several notes to one person those that are still true; the only one that is left stands as it would alone, and none says nothing. */
export async function aboutBundle(
  db: Db,
  notes: readonly BundledNote[],
  toEmail: string,
): Promise<SlackMessage | null> {
  const alertIds = [...new Set(notes.map(({ alertId }) => alertId))];
  const owners = new Map((await listPilotAlerts(db, alertIds)).map((one) => [one.alertId, one.driEmail]));
  const cards = await listAlertCardsOf(db, alertIds);
  const told = cards.flatMap((card) => findLastTrue(card, notes, owners.get(card.alertId), toEmail) ?? []);
  const [first] = told;
  if (first === undefined) return null;
  return told.length === 1 ? buildAlertNote(first.card, first.kind) : buildAlertBundle(told);
}

/** An alert that owes two steps at once is told of in its last. Undefined as `owner`: its pod is not in the pilot (R37). */
function findLastTrue(
  card: AlertCard,
  notes: readonly BundledNote[],
  owner: string | null | undefined,
  toEmail: string,
): { card: AlertCard; kind: BundledNote['kind'] } | null {
  if (owner === undefined) return null;
  const last = notes.findLast(
    ({ alertId, kind }) =>
      alertId === card.alertId && isStillTrue(card, kind) && (kind !== 'reminder' || owner === toEmail),
  );
  return last === undefined ? null : { card, kind: last.kind };
}
