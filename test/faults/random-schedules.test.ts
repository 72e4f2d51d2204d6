import fc from 'fast-check';
import { eq, ne, sql } from 'drizzle-orm';
import { enqueueDirect } from '../../src/db/queries/outbox';
import { alertEvents, alerts, incidents, outbox, people } from '../../src/db/schema';
import { createDecideIncident } from '../../src/services/decide-incident';
import { listParked } from '../../src/services/list-parked';
import { releaseHeld } from '../../src/services/release-held/release-held';
import { snoozeAlert } from '../../src/services/snooze-alert';
import { wakeSnoozes } from '../../src/services/wake-snoozes';
import { createDelivery } from '../support/alert-delivery';
import { ALERT_SETTINGS, ANNA, hoursAfter, observe, run, seedAccount, seedPeople } from '../support/alert-world';
import { useDatabase } from '../support/database';
import { startFakeSlack, type FakeSlack, type Fault } from '../support/fake-slack';
import { RELEASE } from '../support/held-world';

const SCHEDULES = 1_000;
const ACCOUNTS = ['acme', 'beta', 'core'] as const;
/** So tight that everything happens: two alerts a week, and two alike are an incident. */
const TIGHT = { ...RELEASE, weeklyBudget: 2, incident: { atLeastAccounts: 2, shareOfFleet: 0.01, releaseHours: 12 } };
const RITA = {
  email: 'rita@example.test',
  name: 'Rita',
  role: 'revops' as const,
  slackUserId: 'U0RITA',
  source: 'test',
};

jest.setTimeout(900_000); // a thousand schedules on a machine that may be busy
const database = useDatabase();
let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
  await seedPeople(database.db);
  await database.db.insert(people).values(RITA);
  for (const id of ACCOUNTS) await seedAccount(database.db, { accountId: id, name: id });
});
afterAll(() => slack.stop());

type Account = (typeof ACCOUNTS)[number];
type Event =
  | { kind: 'score'; accountId: Account; band: 'green' | 'yellow' | 'red'; driver: string }
  | { kind: 'release' }
  | { kind: 'deliver'; stopAfter: number } // steps until the process stops; many: it does not
  | { kind: 'note'; about: Account }
  | { kind: 'snooze' }
  | { kind: 'wake' }
  | { kind: 'decide'; choice: 'release' | 'close' }
  | { kind: 'fault'; method: string; fault: Fault };

const fault = fc.constantFrom<Fault>(
  { kind: 'status', status: 429, retryAfter: 30 },
  { kind: 'status', status: 500 },
  { kind: 'lost' },
  { kind: 'error', error: 'channel_not_found' },
  { kind: 'error', error: 'service_unavailable' },
);
const accountId = fc.constantFrom(...ACCOUNTS);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('score' as const),
    accountId,
    band: fc.constantFrom('green' as const, 'yellow' as const, 'red' as const),
    driver: fc.constantFrom('logins', 'nps'),
  }),
  fc.record({ kind: fc.constant('release' as const) }),
  fc.record({
    kind: fc.constant('deliver' as const),
    stopAfter: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(99)),
  }),
  fc.record({ kind: fc.constant('note' as const), about: accountId }),
  fc.record({ kind: fc.constant('snooze' as const) }),
  fc.record({ kind: fc.constant('wake' as const) }),
  fc.record({
    kind: fc.constant('decide' as const),
    choice: fc.constantFrom('release' as const, 'close' as const),
  }),
  fc.record({ kind: fc.constant('fault' as const), method: fc.constantFrom('chat.postMessage', 'chat.update'), fault }),
);

class Stopped extends Error {}

async function score(
  hours: number,
  changes: { accountId: Account; band: 'green' | 'yellow' | 'red'; driver: string }[],
) {
  const observations = changes.map((one) => {
    const observation = observe(one.band, { accountId: one.accountId });
    const { driver } = observation;
    return driver === null ? observation : { ...observation, driver: { ...driver, signal: one.driver } };
  });
  await run(database, [[hours, ...observations]], { ...ALERT_SETTINGS, holdPosts: true });
}

async function play(events: readonly Event[]): Promise<void> {
  slack.reset();
  await database.db.execute(sql`
    with notes as (delete from outbox), asked as (delete from incidents), states as (delete from alert_states),
      triggers as (delete from trigger_states) delete from alerts`);
  await score(
    0,
    ACCOUNTS.map((id) => ({ accountId: id, band: 'green' as const, driver: 'logins' })),
  );
  for (const [index, one] of events.entries()) await happen(one, 5 * (index + 1), index);
  slack.mend();
  const after = 5 * (events.length + 3);
  for (const hours of [after, after + 24]) {
    await wakeSnoozes(database.db, hoursAfter(hours));
    await releaseHeld(database.db, TIGHT, hoursAfter(hours)); // an incident nobody decided lets go in time
    await deliver(hours, 99);
    await deliver(hours + 2, 99);
  }
}

async function happen(one: Event, hours: number, index: number): Promise<void> {
  if (one.kind === 'score') await score(hours, [one]);
  else if (one.kind === 'release') await releaseHeld(database.db, TIGHT, hoursAfter(hours));
  else if (one.kind === 'fault') slack.fail(one.method, one.fault);
  else if (one.kind === 'note') await note(one.about, hours, index);
  else if (one.kind === 'snooze') await snooze(hours);
  else if (one.kind === 'wake') await wakeSnoozes(database.db, hoursAfter(hours));
  else if (one.kind === 'decide') await decide(one.choice, hours);
  else await deliver(hours, one.stopAfter);
}

const listOpen = (about: Account) =>
  database.db
    .select()
    .from(alerts)
    .where(sql`account_id = ${about} and status <> 'resolved'`);

/** All that is open, from Home, whether a message is in Slack or not; it ends at some look later. */
async function snooze(hours: number): Promise<void> {
  for (const { alertId } of (await Promise.all(ACCOUNTS.map(listOpen))).flat()) {
    const press = { alertId, by: { ...ANNA }, now: hoursAfter(hours), until: hoursAfter(hours + 12) };
    await snoozeAlert(database.db, { ...press, reason: null });
  }
}

async function note(about: Account, hours: number, index: number): Promise<void> {
  for (const { alertId } of await listOpen(about)) {
    const asked = { toEmail: ANNA.email, note: { kind: 'assigned', alertId } as const, now: hoursAfter(hours) };
    await enqueueDirect(database.db, { ...asked, dedupeKey: `assigned:${index}` });
  }
}

async function decide(choice: 'release' | 'close', hours: number): Promise<void> {
  const person = { ...ANNA, ...RITA };
  const viewer = { kind: 'person', slackUserId: 'U0RITA', person, scope: { kind: 'all' }, managedPods: [] } as const;
  const press = createDecideIncident({ db: database.db, release: TIGHT, findViewer: async () => viewer });
  const caller = { slackUserId: 'U0RITA', teamId: null, enterpriseId: null };
  for (const { incidentId } of await database.db.select().from(incidents))
    await press({ caller, incidentId, choice, now: hoursAfter(hours) });
}

const SLACK_IDS = new Map([
  [ANNA.email, 'U0ANNA'],
  [RITA.email, 'U0RITA'],
]);

/** Stops where a killed process would: what it had committed stays, the rest never happens. */
async function deliver(hours: number, stopAfter: number): Promise<void> {
  let left = stopAfter;
  const step = () => {
    if (left === 0) throw new Stopped();
    left -= 1;
  };
  const delivery = createDelivery({
    db: database.db,
    slackApiUrl: slack.url,
    now: hoursAfter(hours),
    workers: 1,
    step,
    findSlackUser: async (email) => SLACK_IDS.get(email) ?? null,
  });
  await delivery().catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
  });
}

type Row = typeof outbox.$inferSelect;

/** What is in Slack of one kind, against what the outbox says: surely there, or perhaps there, parked and listed. */
function expectOnce(inSlack: number, rows: readonly Row[], parked: readonly number[]): void {
  const sent = rows.filter(({ status }) => status === 'sent').length;
  const unsure = rows.filter(({ id }) => parked.includes(id)).length;
  expect(inSlack).toBeGreaterThanOrEqual(sent);
  expect(inSlack).toBeLessThanOrEqual(sent + unsure);
}

async function expectNothingLost(rows: readonly Row[], parked: readonly number[]): Promise<void> {
  const all = new Map((await database.db.select().from(alerts)).map((alert) => [alert.alertId, alert]));
  const isParked = (alertId: string | null) =>
    rows.some((row) => row.kind === 'alert.post' && row.alertId === alertId && parked.includes(row.id));
  for (const row of rows.filter(({ id }) => !parked.includes(id))) {
    const alert = all.get(row.alertId ?? '');
    const isOver = alert?.status === 'resolved' || row.payload['kind'] === 'incident';
    const isUnderWay = row.kind === 'alert.update' || row.kind === 'alert.thread';
    if (row.status === 'settled') expect(isOver).toBe(true);
    else if (row.status === 'deferred') expect(alert?.route).toBe('deferred');
    else if (row.status === 'pending') expect([isUnderWay, isParked(row.alertId)]).toEqual([true, true]);
    else expect(row.status).toBe('sent');
  }
}

/** No snooze outlives its end, and each ended once: by waking, or by what came before. */
async function expectAllAwake(): Promise<void> {
  expect(await database.db.$count(alerts, eq(alerts.status, 'snoozed'))).toBe(0);
  const rows = await database.db.select().from(alertEvents).orderBy(alertEvents.id);
  const asleep = new Set<string>();
  for (const { alertId, kind } of rows) {
    if (kind === 'woken') expect(asleep.has(alertId)).toBe(true);
    if (kind === 'snoozed') asleep.add(alertId);
    else if (kind === 'woken') asleep.delete(alertId);
  }
}

describe('over any schedule of scores, releases, snoozes, decisions, faults and stops', () => {
  it('no message is lost, none is posted twice, and what nobody can know is parked and listed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 10 }), async (events) => {
        await play(events);
        const rows = await database.db.select().from(outbox);
        const parked = (await listParked(database.db)).rows.map(({ id }) => id);
        const firstMessages = slack.posts.filter(({ threadTs }) => threadTs === null);
        const isDirect = ({ channel }: { channel: string }) => channel.startsWith('D');
        const of = (kind: string) => rows.filter((row) => row.kind === kind);
        expectOnce(firstMessages.filter((post) => !isDirect(post)).length, of('alert.post'), parked);
        expectOnce(firstMessages.filter(isDirect).length, of('direct'), parked);
        await expectNothingLost(rows, parked);
        await expectAllAwake();
        const told = (await database.db.select().from(alerts).where(ne(alerts.status, 'resolved'))).map(
          ({ alertId }) => alertId,
        );
        for (const alertId of told) expect(of('alert.post').filter((row) => row.alertId === alertId)).toHaveLength(1);
      }),
      { numRuns: SCHEDULES, endOnFailure: true },
    );
  });
});
