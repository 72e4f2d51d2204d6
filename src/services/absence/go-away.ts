import type { DriSettings } from '../../alerts/choose-dri';
import { findCover } from '../../alerts/find-cover';
import type { Db } from '../../db/client';
import { endAbsence, findAbsence, insertAbsence } from '../../db/queries/absences';
import { listUnansweredAlerts, type UnansweredAlert } from '../../db/queries/alert-owner';
import { lockPerson } from '../../db/queries/people';
import type { Person } from '../../domain/person';
import { AppError } from '../../errors';
import { dayIn, fullDayOf } from '../../views/wording';
import { chooseDris } from '../announce-transitions/dri';
import { reassignAlert } from '../reassign-alert';
import { readPresence } from './read-presence';

const LONGEST_MS = 366 * 86_400_000;

/** `by`: who says so, oneself or whoever answers for the pod. */
export type Departure = { person: Person; until: Date; coverEmail: string | null; by: Person; now: Date };

/**
 * From now on somebody else is named (R12): on new alerts, and on those of this person that nobody has answered yet. An absence
 * already in force is ended and kept as a record; the same one again changes nothing.
 * @returns how many alerts were handed over.
 */
export async function goAway(db: Db, settings: DriSettings, departure: Departure): Promise<number> {
  const { person, until, coverEmail, by, now } = departure;
  refuseUntil(until, now);
  return db.transaction(async (tx) => {
    await lockPerson(tx, person.email);
    const current = await findAbsence(tx, person.email, now);
    if (current?.until.getTime() === until.getTime() && current.coverEmail === coverEmail) return 0;
    await endAbsence(tx, person.email, now);
    await insertAbsence(tx, { email: person.email, until, coverEmail, byEmail: by.email, now });
    return handOver(tx, settings, departure);
  });
}

function refuseUntil(until: Date, now: Date): void {
  if (until <= now) throw new AppError('absence_end', 'An absence must end in the future.');
  if (until.getTime() - now.getTime() > LONGEST_MS)
    throw new AppError('absence_end', 'An absence can last a year at most.');
}

/** To the cover, who may be away too; without one to whoever the rules name next. What nobody else can take stays. */
async function handOver(
  tx: Db,
  settings: DriSettings,
  { person, until, coverEmail, by, now }: Departure,
): Promise<number> {
  const unanswered = await listUnansweredAlerts(tx, { email: person.email, until });
  const cover = coverEmail === null ? null : findCover(coverEmail, await readPresence(tx, [coverEmail], now));
  const heirs = cover === null ? await chooseHeirs(tx, settings, unanswered, now) : null;
  const note = `${person.name} is away until ${fullDayOf(dayIn(person.timeZone, until))}`;
  let handed = 0;
  for (const { alertId, accountId } of unanswered) {
    const toEmail = cover ?? heirs?.get(accountId) ?? null;
    if (toEmail === null || toEmail === person.email) continue;
    const coversFor = { email: person.email, until };
    const { changed } = await reassignAlert(tx, { alertId, toEmail, note, coversFor, by, now });
    if (changed) handed += 1;
  }
  return handed;
}

async function chooseHeirs(
  tx: Db,
  settings: DriSettings,
  alerts: readonly UnansweredAlert[],
  now: Date,
): Promise<Map<string, string>> {
  const chosen = await chooseDris(tx, alerts, settings, now);
  return new Map(
    [...chosen].flatMap(([accountId, { dri }]) =>
      dri.email === null || dri.via === 'all_away' ? [] : [[accountId, dri.email] as const],
    ),
  );
}
