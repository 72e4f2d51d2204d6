import { heldNote } from '../alerts/held-note';
import type { DriChoice } from '../alerts/choose-dri';
import type { Db } from '../db/client';
import { insertAlertEvents, type NewAlertEvent } from '../db/queries/alert-events';
import { insertAlerts, type AlertRow, type NewAlert } from '../db/queries/alerts';
import type { AlertSubject } from '../db/queries/alert-subjects';
import { enqueuePosts } from '../db/queries/outbox';
import { NotFoundError } from '../errors';
import type { AlertSettings, Told } from './announce-transitions-told';
import { chooseDris, type Chosen } from './announce-transitions-dri';
import { adviceOf } from './announce-transitions-advice';

const ALERTS_PER_WRITE = 500; // a statement takes 65,535 parameters, and a broken tracker can turn every account red at once

/** One alert, its first event and, unless nobody is to be told, its outbox row, for every account that turned red. */
export async function openAlerts(
  tx: Db,
  opening: readonly Told[],
  settings: AlertSettings,
  now: Date,
): Promise<number> {
  for (let start = 0; start < opening.length; start += ALERTS_PER_WRITE)
    await openBatch(tx, opening.slice(start, start + ALERTS_PER_WRITE), settings, now);
  return opening.length;
}

async function openBatch(tx: Db, opening: readonly Told[], settings: AlertSettings, now: Date): Promise<void> {
  const chosen = await chooseDris(
    tx,
    opening.map(({ observation }) => observation.accountId),
    settings.dri,
    now,
  );
  const rows = await insertAlerts(
    tx,
    opening.map((one) => toAlert(one, get(chosen, one.observation.accountId), settings, now)),
  );
  const events = rows.map((row) => toOpened(row, get(chosen, row.accountId), now));
  await insertAlertEvents(tx, events);
  const told = rows.filter((row) => whyUnsent(row, get(chosen, row.accountId).subject) === null);
  await enqueuePosts(
    tx,
    told.map(({ alertId }) => alertId),
    now,
  );
}

function toAlert(
  { observation, decision }: Told,
  { subject, dri }: Chosen,
  settings: AlertSettings,
  now: Date,
): NewAlert {
  return {
    accountId: observation.accountId,
    fromBand: decision.from,
    toBand: decision.to,
    currentBand: decision.to,
    ...adviceOf(observation, now),
    heldNote: heldNote(decision.reason, decision.flips, settings.quietHours),
    pod: subject.pod,
    driEmail: dri.email,
    openedAt: now,
  };
}

function toOpened(row: AlertRow, { subject, dri }: Chosen, now: Date): NewAlertEvent {
  const data = { from: row.fromBand, to: row.toBand, score: row.score, dri: dri.email, via: viaOf(dri) };
  return { alertId: row.alertId, kind: 'opened', at: now, byEmail: null, note: whyUnsent(row, subject), data };
}

const viaOf = (dri: DriChoice) => (dri.email === null ? dri.reason : dri.via);

/** Why no message is asked for; null when one is. R39: a pod outside the pilot is watched, not told. */
function whyUnsent(row: AlertRow, subject: AlertSubject): string | null {
  if (!subject.isPilot) return `Not posted: pod ${subject.pod} is not in the pilot`;
  return row.driEmail === null ? 'Not posted: nobody could be found to own it' : null;
}

function get(chosen: Map<string, Chosen>, accountId: string): Chosen {
  const found = chosen.get(accountId);
  if (found === undefined) throw new NotFoundError(`account ${accountId} was scored but is not known`);
  return found;
}
