import { eq } from 'drizzle-orm';
import { absences, alerts, outbox, people } from '../../../src/db/schema';
import { getAlertCard } from '../../../src/db/queries/alert-card';
import type { Person } from '../../../src/domain/person';
import { comeBack } from '../../../src/services/absence/come-back';
import { goAway } from '../../../src/services/absence/go-away';
import { createBuildDirectNote } from '../../../src/services/direct-notes/create-build-direct-note';
import { claimDri } from '../../../src/services/claim-dri';
import { snoozeAlert } from '../../../src/services/snooze-alert';
import { reassignAlert } from '../../../src/services/reassign-alert';
import {
  ALERT_SETTINGS,
  ANNA,
  hoursAfter,
  NOW,
  observe,
  run,
  seedAccount,
  seedPeople,
} from '../../support/alert-world';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const CARL: Person = { ...ANNA, email: 'carl@example.test', name: 'Carl Example', role: 'csm', slackUserId: 'U0CARL' };
const MONA = 'mona@example.test';
const UNTIL = new Date('2026-03-16T23:00:00Z'); // the 17th in Berlin

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
});

const away = (person: Person, coverEmail: string | null, at = NOW) =>
  goAway(database.db, ALERT_SETTINGS.dri, { person, until: UNTIL, coverEmail, by: person, now: at });

/** Acme turns red and an alert opens. */
async function turnRed(): Promise<void> {
  await run(database, [
    [0, observe('green')],
    [5, observe('red')],
  ]);
}

async function alertNow() {
  const [row] = await database.db.select().from(alerts);
  if (row === undefined) throw new Error('no alert was opened');
  return row;
}

describe('an alert that opens while its owner is away', () => {
  it('R12: names the cover, and says whom they cover for', async () => {
    await seedAccount(database.db, { csmEmail: CARL.email });
    await away(ANNA, MONA);
    await turnRed();
    const { alertId } = await alertNow();
    expect(await getAlertCard(database.db, alertId)).toMatchObject({
      dri: { name: 'Mona Example' },
      coversFor: { name: 'Anna Example', until: UNTIL, timeZone: 'Europe/Berlin' },
    });
  });

  it('R12: names the other owner when no cover was named', async () => {
    await seedAccount(database.db, { csmEmail: CARL.email });
    await away(ANNA, null);
    await turnRed();
    expect(await alertNow()).toMatchObject({ driEmail: CARL.email });
  });

  it('R12: names the owner again from the day they are back, or said so', async () => {
    await seedAccount(database.db, { csmEmail: CARL.email });
    await away(ANNA, MONA);
    await comeBack(database.db, ANNA, hoursAfter(1));
    await turnRed();
    expect(await alertNow()).toMatchObject({ driEmail: ANNA.email });
  });

  it('R12: names the next of the chain when the owner has left Slack', async () => {
    await seedAccount(database.db, { csmEmail: CARL.email });
    await database.db.update(people).set({ deactivatedAt: NOW }).where(eq(people.email, ANNA.email));
    await turnRed();
    expect(await alertNow()).toMatchObject({ driEmail: CARL.email });
  });
});

describe('going away with an alert that nobody has answered', () => {
  beforeEach(async () => {
    await seedAccount(database.db, { csmEmail: CARL.email });
    await turnRed();
  });

  it('gives it to the cover, who is told for whom', async () => {
    expect(await away(ANNA, MONA, hoursAfter(6))).toBe(1);
    const { alertId, driEmail } = await alertNow();
    expect(driEmail).toBe(MONA);
    const [direct] = await database.db.select().from(outbox).where(eq(outbox.kind, 'direct'));
    expect(direct).toMatchObject({ toEmail: MONA, payload: { kind: 'assigned', alertId } });
    const note = await createBuildDirectNote(database.db)({ kind: 'assigned', alertId }, MONA, NOW);
    expect(note?.text).toContain('You cover for Anna Example until Tue 17 Mar; this alert is now yours: [Acme]');
  });

  it('gives it to the cover’s cover when the cover is away too', async () => {
    await away(CARL, MONA, hoursAfter(6));
    await away(ANNA, CARL.email, hoursAfter(6));
    expect(await alertNow()).toMatchObject({ driEmail: MONA });
  });

  it('gives it to whoever the rules name next when there is no cover', async () => {
    await away(ANNA, null, hoursAfter(6));
    expect(await alertNow()).toMatchObject({ driEmail: CARL.email });
  });

  it('leaves it where it is when nobody else is there: someone must be named', async () => {
    await database.db.delete(people).where(eq(people.email, MONA));
    await away(CARL, null, hoursAfter(6));
    expect(await away(ANNA, CARL.email, hoursAfter(6))).toBe(0);
    expect(await alertNow()).toMatchObject({ driEmail: ANNA.email });
  });

  it.each([
    ['that wakes meanwhile is given on', hoursAfter(24), MONA],
    ['that sleeps until after the return stays', new Date(UNTIL.getTime() + 1), ANNA.email],
  ])('a snoozed one %s', async (_what, until, expected) => {
    const { alertId } = await alertNow();
    await snoozeAlert(database.db, { alertId, by: ANNA, now: hoursAfter(5), until, reason: null });
    await away(ANNA, MONA, hoursAfter(6));
    expect(await alertNow()).toMatchObject({ driEmail: expected, status: 'snoozed' });
  });

  it('leaves alone what was answered, and what is another’s', async () => {
    await claimDri(database.db, { alertId: (await alertNow()).alertId, by: CARL, now: hoursAfter(6) });
    expect(await away(CARL, MONA, hoursAfter(7))).toBe(0);
    expect(await away(ANNA, MONA, hoursAfter(7))).toBe(0);
    expect(await alertNow()).toMatchObject({ driEmail: CARL.email });
  });

  it('twice at the same moment is one absence and one change of hands', async () => {
    const handed = await Promise.all([away(ANNA, MONA, hoursAfter(6)), away(ANNA, MONA, hoursAfter(6))]);
    expect(handed.toSorted()).toEqual([0, 1]);
    expect(await database.db.select().from(absences)).toHaveLength(1);
  });

  it('a note to someone who has given it on meanwhile is not sent', async () => {
    const { alertId } = await alertNow();
    await reassignAlert(database.db, { alertId, by: ANNA, toEmail: CARL.email, now: hoursAfter(6) });
    await reassignAlert(database.db, { alertId, by: CARL, toEmail: MONA, now: hoursAfter(7) });
    const build = createBuildDirectNote(database.db);
    expect(await build({ kind: 'assigned', alertId }, CARL.email, NOW)).toBeNull();
    expect(await build({ kind: 'assigned', alertId }, MONA, NOW)).not.toBeNull();
  });
});

it.each([
  ['now', NOW],
  ['later than in a year', new Date('2027-03-12T12:00:01Z')],
])('an absence that ends %s is refused', async (_when, until) => {
  const departure = { person: ANNA, until, coverEmail: null, by: ANNA, now: NOW };
  await expect(goAway(database.db, ALERT_SETTINGS.dri, departure)).rejects.toThrow('absence');
});
