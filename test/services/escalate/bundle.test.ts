import { asc, eq, sql } from 'drizzle-orm';
import type { BundledNote } from '../../../src/domain/direct-note';
import { alertEvents, alerts, outbox, pods } from '../../../src/db/schema';
import { acknowledgeAlert } from '../../../src/services/acknowledge-alert';
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import { toDirectNote } from '../../../src/services/deliver-outbox/to-direct-note';
import { createBuildDirectNote } from '../../../src/services/direct-notes/create-build-direct-note';
import { escalateAlerts } from '../../../src/services/escalate/escalate-alerts';
import { logAction } from '../../../src/services/log-action';
import { ANNA, seedAccount, seedPeople } from '../../support/alert-world';
import { truncateAll, useDatabase } from '../../support/database';
import { lintMessage } from '../../support/lint-blocks';

const MONA = 'mona@example.test';
const TOLD = new Date('2026-03-10T08:00:00Z'); // Tuesday 9:00 in Berlin
const ONE_DAY = new Date('2026-03-10T16:00:00Z');
const TWO_DAYS = new Date('2026-03-11T16:00:00Z');
const FIVE_DAYS = new Date('2026-03-16T16:00:00Z');
const idOf = (name: string): string => `0190a4f2-1111-4222-8333-0000000000${name.charCodeAt(0)}`;

const database = useDatabase();
const settings = { remindBusinessDays: 1, managerBusinessDays: 2, missedBusinessDays: 5 };
const escalate = (now: Date) =>
  escalateAlerts({ db: database.db, calendarOf: createCalendar({ people: {} }), settings }, now);

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  for (const name of ['Acme', 'Beta', 'Crux']) await open(name);
});

async function open(name: string, values: Partial<typeof alerts.$inferInsert> = {}): Promise<void> {
  const accountId = await seedAccount(database.db, { accountId: name.toLowerCase(), name });
  const words = {
    reason: 'Logins down 41%',
    action: 'call their admin',
    actionDueOn: '2026-03-13',
    modelVersion: 'm1',
  };
  const owned = { pod: 'north', driEmail: ANNA.email, openedAt: TOLD, postedAt: TOLD, currentBand: 'red' as const };
  await database.db.insert(alerts).values({ alertId: idOf(name), accountId, ...words, ...owned, ...values });
}

const listMessages = () => database.db.select().from(outbox).where(eq(outbox.kind, 'direct')).orderBy(asc(outbox.id));
const listTold = async () => (await listMessages()).map(({ toEmail, payload }) => [toEmail, payload['kind']]);
const countEvents = () => database.db.$count(alertEvents);
/** What one message says when it is sent. */
const say = async (toEmail: string): Promise<string | null> => {
  const row = (await listMessages()).findLast((each) => each.toEmail === toEmail);
  const message = await createBuildDirectNote(database.db)(toDirectNote(row?.payload), toEmail, FIVE_DAYS);
  if (message !== null) expect(lintMessage(message)).toEqual([]);
  return message?.text ?? null;
};
const press = (name: string) => ({ alertId: idOf(name), by: ANNA, now: ONE_DAY });

describe('what one person is to hear of several alerts', () => {
  it('R34: comes in one message, while each alert keeps its own event', async () => {
    expect(await escalate(ONE_DAY)).toEqual({ reminded: 3, escalated: 0, missed: 0 });
    expect(await listTold()).toEqual([[ANNA.email, 'bundle']]);
    expect(await countEvents()).toBe(3);
    expect(await say(ANNA.email)).toBe('3 alerts wait for your answer: Acme, Beta and Crux.');
  });

  it('is one message to each person, whatever the reasons are', async () => {
    await database.db
      .update(alerts)
      .set({ driEmail: MONA })
      .where(eq(alerts.alertId, idOf('Crux')));
    await database.db.update(alerts).set({ remindedAt: ONE_DAY });
    await database.db
      .update(alerts)
      .set({ remindedAt: null, postedAt: new Date('2026-03-11T08:00:00Z') })
      .where(eq(alerts.alertId, idOf('Crux')));
    expect(await escalate(TWO_DAYS)).toEqual({ reminded: 1, escalated: 2, missed: 0 });
    expect(await listTold()).toEqual([[MONA, 'bundle']]);
    expect(await say(MONA)).toBe(
      '1 alert waits for your answer: Crux. 2 alerts of your team wait for an answer: Acme and Beta.',
    );
  });

  it('is asked for once, however often and in how many places at once it is looked for', async () => {
    await escalate(ONE_DAY);
    await Promise.all([escalate(ONE_DAY), escalate(ONE_DAY)]);
    expect(await listTold()).toEqual([[ANNA.email, 'bundle']]);
    await Promise.all([escalate(TWO_DAYS), escalate(TWO_DAYS)]);
    await escalate(TWO_DAYS);
    const toMona = (await listMessages()).filter(({ toEmail }) => toEmail === MONA);
    const notes = toMona.flatMap(({ payload }) => (payload['notes'] as BundledNote[] | undefined) ?? [payload]);
    expect(notes.map(({ alertId }) => String(alertId)).toSorted()).toEqual(['Acme', 'Beta', 'Crux'].map(idOf));
    expect(await countEvents()).toBe(6);
  });

  it('stays a note of its own where there is one', async () => {
    await acknowledgeAlert(database.db, press('Acme'));
    await acknowledgeAlert(database.db, press('Beta'));
    await escalate(ONE_DAY);
    expect(await listTold()).toEqual([[ANNA.email, 'reminder']]);
  });

  it('leaves an alert that someone else holds to the next run, and does not wait for it', async () => {
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from alerts where alert_id = ${idOf('Beta')} for update`);
      expect(await escalate(ONE_DAY)).toMatchObject({ reminded: 2 });
    });
    expect(await escalate(ONE_DAY)).toMatchObject({ reminded: 1 });
    expect(await listTold()).toEqual([
      [ANNA.email, 'bundle'],
      [ANNA.email, 'reminder'],
    ]);
  });
});

describe('a bundle, when it is sent,', () => {
  const answerAll = async (...names: string[]) => {
    for (const name of names) await acknowledgeAlert(database.db, press(name));
  };

  it('leaves out what was answered meanwhile', async () => {
    await escalate(ONE_DAY);
    await answerAll('Beta');
    expect(await say(ANNA.email)).toBe('2 alerts wait for your answer: Acme and Crux.');
  });

  it('is the note itself, with its buttons, once one is left', async () => {
    await escalate(ONE_DAY);
    await answerAll('Beta', 'Crux');
    expect(await say(ANNA.email)).toMatch(/^Still waiting for your answer: \[Acme\]/);
  });

  it('says nothing once all are answered', async () => {
    await escalate(ONE_DAY);
    await answerAll('Acme', 'Beta', 'Crux');
    expect(await say(ANNA.email)).toBeNull();
  });

  it('does not remind of what was given on', async () => {
    await escalate(ONE_DAY);
    await database.db
      .update(alerts)
      .set({ driEmail: MONA })
      .where(eq(alerts.alertId, idOf('Acme')));
    expect(await say(ANNA.email)).toBe('2 alerts wait for your answer: Beta and Crux.');
  });

  it('R37: says nothing of a pod that is not in the pilot', async () => {
    await escalate(TWO_DAYS);
    expect(await say(MONA)).toBe('3 alerts of your team wait for an answer: Acme, Beta and Crux.');
    await database.db.update(pods).set({ isPilot: false }).where(eq(pods.pod, 'north'));
    expect([await say(ANNA.email), await say(MONA)]).toEqual([null, null]);
  });

  it('tells of an alert that owes two steps at once in its last', async () => {
    await escalate(FIVE_DAYS);
    expect(await listTold()).toEqual([
      [ANNA.email, 'bundle'],
      [MONA, 'bundle'],
    ]);
    expect(await say(MONA)).toBe(
      '3 alerts of your team have no action logged in 5 business days: Acme, Beta and Crux.',
    );
    await logAction(database.db, { ...press('Acme'), kind: 'call', note: 'Called' });
    await acknowledgeAlert(database.db, press('Beta'));
    expect(await say(MONA)).toBe('2 alerts of your team have no action logged in 5 business days: Beta and Crux.');
  });
});

describe('a run that ends before its message is kept', () => {
  afterEach(() => database.db.execute(sql`drop trigger if exists refuse on outbox`));

  it('has reminded nobody, and the next run reminds of everything in one message', async () => {
    await database.db.execute(sql`create or replace function refuse() returns trigger language plpgsql
      as $$ begin raise exception 'the process is gone'; end $$`);
    await database.db.execute(
      sql`create trigger refuse before insert on outbox for each row execute function refuse()`,
    );
    await expect(escalate(ONE_DAY)).rejects.toThrow();
    expect([await countEvents(), await listTold()]).toEqual([0, []]);
    expect(await database.db.$count(alerts, sql`reminded_at is not null`)).toBe(0);
    await database.db.execute(sql`drop trigger refuse on outbox`);
    expect(await escalate(ONE_DAY)).toMatchObject({ reminded: 3 });
    expect(await listTold()).toEqual([[ANNA.email, 'bundle']]);
  });
});
