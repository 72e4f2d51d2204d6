import { heldNote } from '../../alerts/held-note';
import type { Db } from '../../db/client';
import type { NewAlertEvent } from '../../db/queries/alert-events';
import { insertAlertEvents, insertAlerts, type AlertOpening } from '../../db/queries/alert-openings';
import { enqueuePosts } from '../../db/queries/outbox';
import { NotFoundError } from '../../errors';
import { makePredictions } from '../predictions/make-predictions';
import type { AlertSettings, Told } from './told';
import { chooseDris, dataOfDri, type Chosen } from './dri';
import { adviceOf } from './advice';

/** One alert, its first event and, unless nobody is to be told, its outbox row, for every account that turned red. */
export async function openAlerts(
  tx: Db,
  opening: readonly Told[],
  settings: AlertSettings,
  now: Date,
): Promise<number> {
  const asked = opening.map(({ observation }) => ({
    accountId: observation.accountId,
    trigger: 'turned_red' as const,
  }));
  const chosen = await chooseDris(tx, asked, settings.dri, now);
  const rows = opening.map((one) => toOpening(one, get(chosen, one.observation.accountId), settings, now));
  const alertIds = await insertAlerts(tx, rows);
  const opened = rows.map((row) => ({ row, alertId: get(alertIds, row.accountId), ...get(chosen, row.accountId) }));
  await insertAlertEvents(
    tx,
    opened.map((one) => toOpened(one)),
  );
  const made = opening.map(({ observation }) => ({ observation, alertId: get(alertIds, observation.accountId) }));
  await makePredictions(tx, made, { days: settings.predictionDays, now });
  const told = opened.filter((one) => whyUnsent(one) === null);
  await enqueuePosts(
    tx,
    told.map(({ alertId }) => alertId),
    now,
  );
  return opened.length;
}

function toOpening(
  { observation, decision }: Told,
  { subject, dri }: Chosen,
  settings: AlertSettings,
  now: Date,
): AlertOpening {
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

type Opened = Chosen & { row: AlertOpening; alertId: string };

function toOpened({ row, alertId, subject, dri }: Opened): NewAlertEvent {
  const data = { from: row.fromBand, to: row.toBand, score: row.score, ...dataOfDri(dri) };
  const note = whyUnsent({ subject, dri });
  return { alertId, kind: 'opened', at: row.openedAt, byEmail: null, note, data };
}

/** Why no message is asked for; null when one is. R39: a pod outside the pilot is watched, not told. */
function whyUnsent({ subject, dri }: Chosen): string | null {
  if (!subject.isPilot) return `Not posted: pod ${subject.pod} is not in the pilot`;
  return dri.email === null ? 'Not posted: nobody could be found to own it' : null;
}

function get<Value>(byAccount: ReadonlyMap<string, Value>, accountId: string): Value {
  const found = byAccount.get(accountId);
  if (found === undefined) throw new NotFoundError(`account ${accountId} was scored but is not known`);
  return found;
}
