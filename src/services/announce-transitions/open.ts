import { findGravest } from '../../alerts/gravity';
import { heldNote } from '../../alerts/held-note';
import type { Db } from '../../db/client';
import type { NewAlertEvent } from '../../db/queries/alert-events';
import { saveAlertLines, type AlertLine } from '../../db/queries/alert-lines';
import { insertAlertEvents, insertAlerts, type AlertOpening } from '../../db/queries/alert-openings';
import { enqueuePosts } from '../../db/queries/outbox';
import type { AlertRoute } from '../../domain/alert';
import { NotFoundError } from '../../errors';
import { makePredictions } from '../predictions/make-predictions';
import { driverOf } from './advice';
import { chooseDris, dataOfDri, type Chosen } from './dri';
import { findVoice, toNewLines, type NewLine } from './lines';
import { episodeOf, tellManagers } from './tell-managers';
import { turnsRed, type AlertSettings, type Move } from './told';

/** A move that opens an alert, with what still holds of the one it takes the place of. */
export type Opening = { move: Move; carried: readonly AlertLine[] };
type Planned = { move: Move; lines: NewLine[]; head: NewLine };
type Opened = Planned & Chosen & { row: AlertOpening; alertId: string };

/** One alert, its lines, its first event and, unless nobody is to be told, its outbox row, for every account that has none. */
export async function openAlerts(
  tx: Db,
  openings: readonly Opening[],
  settings: AlertSettings,
  now: Date,
): Promise<number> {
  const planned = openings.flatMap((opening) => plan(opening, settings, now));
  const asked = planned.map(({ move, head }) => ({ accountId: move.observation.accountId, trigger: head.trigger }));
  const chosen = await chooseDris(tx, asked, settings.dri, now);
  const rows = planned.map((one) => ({ ...one, ...get(chosen, one.move.observation.accountId) }));
  const opening = rows.map((one) => ({ ...one, row: toOpening(one, settings, now) }));
  const alertIds = await insertAlerts(
    tx,
    opening.map(({ row }) => row),
  );
  const opened = opening.map((one) => ({ ...one, alertId: get(alertIds, one.row.accountId) }));
  await saveAlertLines(
    tx,
    opened.flatMap(({ alertId, lines }) => lines.map((line) => ({ ...line, alertId }))),
  );
  await insertAlertEvents(tx, opened.map(toOpenedEvent));
  const red = opened.filter(({ move }) => turnsRed(move));
  const made = red.map(({ move, alertId }) => ({ observation: move.observation, alertId }));
  await makePredictions(tx, made, { days: settings.predictionDays, now });
  await post(tx, opened, settings, now);
  return opened.length;
}

function plan({ move, carried }: Opening, { calendar }: AlertSettings, now: Date): Planned[] {
  const fresh = toNewLines(move, now, calendar);
  const isFresh = ({ trigger, key }: AlertLine): boolean =>
    fresh.some((line) => line.trigger === trigger && line.key === key);
  const lines = [...fresh, ...carried.filter((line) => !isFresh(line))]; // one line each, whatever was carried over
  const head = findGravest(lines);
  return head === null ? [] : [{ move, lines, head }];
}

function toOpening(
  { move, lines, head, subject, dri }: Planned & Chosen,
  settings: AlertSettings,
  now: Date,
): AlertOpening {
  const { observation } = move;
  const isRed = turnsRed(move);
  const { reason, action, actionDueOn } = findVoice(lines) ?? head;
  return {
    accountId: observation.accountId,
    trigger: head.trigger,
    tier: head.tier,
    route: routeOf(subject.isPilot, isRed || head.tier === 'critical'),
    ...bandsOf(move, settings),
    score: observation.score,
    ...driverOf(observation, isRed ? 'turned_red' : head.trigger),
    reason,
    action,
    actionDueOn,
    revenueAtRisk: observation.revenueAtRisk,
    modelVersion: observation.modelVersion,
    pod: subject.pod,
    driEmail: dri.email,
    openedAt: now,
  };
}

type Bands = Pick<AlertOpening, 'fromBand' | 'toBand' | 'currentBand' | 'heldNote'>;

/** From and to only where the account turned red. */
function bandsOf({ observation, transition }: Move, { quietHours }: AlertSettings): Bands {
  const currentBand = transition?.to ?? observation.band;
  if (transition?.to !== 'red') return { fromBand: null, toBand: null, currentBand, heldNote: null };
  const note = heldNote(transition.reason, transition.flips, quietHours);
  return { fromBand: transition.from, toBand: 'red', currentBand, heldNote: note };
}

/** X15: into red, and Critical, in the channel; the rest waits for a digest. R39: a pod outside the pilot is watched, not told. */
function routeOf(isPilot: boolean, isForChannel: boolean): AlertRoute {
  if (!isPilot) return 'unposted';
  return isForChannel ? 'channel' : 'digest';
}

/** Critical at once, to the manager, too (R148); other messages wait for the budget where there is one. */
async function post(tx: Db, opened: readonly Opened[], settings: AlertSettings, now: Date): Promise<void> {
  const told = opened.filter((one) => one.row.route === 'channel' && whyUnsent(one) === null);
  const critical = told.filter(({ head }) => head.tier === 'critical');
  const others = told.filter(({ head }) => head.tier !== 'critical');
  await enqueuePosts(
    tx,
    critical.map(({ alertId }) => alertId),
    now,
  );
  await enqueuePosts(
    tx,
    others.map(({ alertId }) => alertId),
    now,
    settings.holdPosts ? 'held' : 'pending',
  );
  const notes = critical.flatMap(({ alertId, row: { accountId }, dri, head }) =>
    dri.email === null ? [] : [{ alertId, accountId, driEmail: dri.email, episode: episodeOf(head) }],
  );
  await tellManagers(tx, notes, now);
}

function toOpenedEvent({ row, alertId, subject, dri }: Opened): NewAlertEvent {
  const { fromBand: from, toBand: to, score, trigger, tier } = row;
  const data = { from, to, score, trigger, tier, ...dataOfDri(dri) };
  const note = whyUnsent({ subject, dri });
  return { alertId, kind: 'opened', at: row.openedAt, byEmail: null, note, data };
}

/** Why no message is asked for; null when one is. */
function whyUnsent({ subject, dri }: Chosen): string | null {
  if (!subject.isPilot) return `Not posted: pod ${subject.pod} is not in the pilot`;
  return dri.email === null ? 'Not posted: nobody could be found to own it' : null;
}

function get<Value>(byAccount: ReadonlyMap<string, Value>, accountId: string): Value {
  const found = byAccount.get(accountId);
  if (found === undefined) throw new NotFoundError(`account ${accountId} was scored but is not known`);
  return found;
}
