import { eq } from 'drizzle-orm';
import { alertEvents, alerts, digests, people, pods } from '../../../src/db/schema';
import { acknowledgeAlert } from '../../../src/services/acknowledge-alert';
import { logAction } from '../../../src/services/log-action';
import { serveDigests, type DigestDeps, type ServeInput } from '../../../src/services/digest/serve-digests';
import { writeDigest } from '../../../src/services/digest/write-digest';
import { ANNA, seedPeople } from '../../support/alert-world';
import { truncateAll, useDatabase } from '../../support/database';
import {
  at,
  digestDeps,
  listDirect,
  listEvents,
  MONDAY,
  seedDigestAlert,
  seedScored,
  SUNDAY,
  TUESDAY,
} from './digest-world';

const database = useDatabase();
const serve = (input: Date | ServeInput, changes: Partial<DigestDeps> = {}) =>
  serveDigests(digestDeps(database.db, changes), input instanceof Date ? { now: input } : input);
const contentOf = async (now: Date, changes: Partial<DigestDeps> = {}) =>
  (await serve(now, changes)).served[0]?.content;
const change = (alertId: string, values: Partial<typeof alerts.$inferInsert>) =>
  database.db.update(alerts).set(values).where(eq(alerts.alertId, alertId));
const defer = (alertId: string, when: Date) =>
  database.db.insert(alertEvents).values({ alertId, kind: 'deferred', at: when });

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
});

describe('the digest of a business day', () => {
  it('R14: is written once, at seven where its reader is, with its message', async () => {
    const alertId = await seedDigestAlert(database.db, 'acme', { openedAt: at('2026-03-09T12:00') });
    expect((await serve(at('2026-03-10T05:59'))).served).toEqual([]);
    expect(await serve(TUESDAY)).toMatchObject({ served: [{ email: ANNA.email, due: { kind: 'daily' } }], failed: 0 });
    for (const later of [TUESDAY, at('2026-03-10T06:15'), at('2026-03-10T20:00')])
      expect((await serve(later)).served).toEqual([]);
    const [digest] = await database.db.select().from(digests);
    expect(digest).toMatchObject({ kind: 'daily', period: '2026-03-10', alertIds: [alertId], createdAt: TUESDAY });
    const payload = { kind: 'digest', digestId: digest?.digestId };
    expect(await listDirect(database.db)).toEqual([{ toEmail: ANNA.email, payload, status: 'pending' }]);
    expect(await listEvents(database.db, alertId)).toEqual(['listed']);
    expect(await database.db.select({ at: alerts.listedAt }).from(alerts)).toEqual([{ at: TUESDAY }]);
  });

  it('is served later the same day by a process that was down at seven, saying what it would have said then', async () => {
    await seedDigestAlert(database.db, 'acme', { openedAt: at('2026-03-10T05:00') });
    await seedDigestAlert(database.db, 'late', { openedAt: at('2026-03-10T09:00') });
    expect((await contentOf(at('2026-03-10T17:00')))?.alerts.total).toBe(1);
    expect((await contentOf(at('2026-03-11T06:00')))?.alerts.total).toBe(1); // the other, the day after
  });

  it('X16: comes only when there is something', async () => {
    await seedDigestAlert(database.db, 'acme', { tier: 'moderate', openedAt: at('2026-03-09T12:00') });
    expect(await serve(TUESDAY)).toMatchObject({ served: [], failed: 0 });
    expect(await database.db.$count(digests)).toBe(0);
  });

  it('is not written twice by two replicas', async () => {
    await seedDigestAlert(database.db, 'acme');
    const both = await Promise.all([serve(MONDAY), serve(MONDAY)]);
    expect(both.flatMap(({ served }) => served)).toHaveLength(1);
    expect(await listDirect(database.db)).toHaveLength(1);
  });

  it('says nothing more where another replica has written it in this moment', async () => {
    const alertId = await seedDigestAlert(database.db, 'acme');
    const due = {
      kind: 'daily',
      day: '2026-03-10',
      period: '2026-03-10',
      dueAt: TUESDAY,
      since: '2026-03-09',
    } as const;
    await database.db
      .insert(digests)
      .values({ email: ANNA.email, kind: 'daily', period: '2026-03-10', createdAt: TUESDAY, alertIds: [], rows: {} });
    expect(await writeDigest(database.db, { email: ANNA.email, due, rates: {}, now: TUESDAY })).toBeNull();
    expect([await listDirect(database.db), await listEvents(database.db, alertId)]).toEqual([[], []]);
  });

  it('R32: lists by revenue at risk what fits, counts the rest, and lists that the day after', async () => {
    const opened = at('2026-03-09T12:00');
    for (const [index, revenueAtRisk] of [10, 70, 30, 60, 20, 50, 40].entries())
      await seedDigestAlert(database.db, `a${index}`, { revenueAtRisk, openedAt: opened, route: 'deferred' });
    const first = await contentOf(TUESDAY);
    const second = await contentOf(at('2026-03-11T06:00'));
    expect([first?.alerts.rows.length, first?.alerts.total]).toEqual([5, 7]);
    const order = await database.db.select({ id: alerts.alertId, risk: alerts.revenueAtRisk }).from(alerts);
    const riskOf = (ids: readonly string[] = []) => ids.map((id) => order.find((row) => row.id === id)?.risk);
    expect(riskOf(first?.alerts.rows)).toEqual([70, 60, 50, 40, 30]);
    expect(riskOf(second?.alerts.rows)).toEqual([20, 10]);
    expect((await serve(at('2026-03-12T06:00'))).served).toEqual([]);
  });

  it('R14: compares amounts in one currency', async () => {
    const openedAt = at('2026-03-09T12:00');
    await seedScored(database.db, 'dollars', { revenueAtRisk: 150 }, 'USD'); // half as much in euros
    const dollars = await seedDigestAlert(database.db, 'dollars', { openedAt });
    const euros = await seedDigestAlert(database.db, 'euros', { openedAt, revenueAtRisk: 100 });
    expect((await contentOf(TUESDAY))?.alerts.rows).toEqual([euros, dollars]);
  });

  it('says next steps that fell due since the last business day, and not again', async () => {
    const alertId = await seedDigestAlert(database.db, 'acme', { route: 'channel' });
    const nextStep = { nextStep: 'Send the plan', nextStepOn: '2026-03-07' }; // a Saturday
    await logAction(database.db, {
      alertId,
      by: ANNA,
      now: at('2026-03-05T12:00'),
      kind: 'call',
      note: 'Called',
      ...nextStep,
    });
    await change(alertId, nextStep);
    expect((await serve(at('2026-03-06T06:00'))).served).toEqual([]);
    expect((await contentOf(MONDAY))?.steps).toEqual({ rows: [alertId], total: 1 });
    expect((await serve(TUESDAY)).served).toEqual([]);
  });
});

describe('Monday’s digest', () => {
  it('R14: R15: holds the reader’s five red by revenue at risk and five ready to expand, and no more', async () => {
    for (const index of [1, 2, 3, 4, 5, 6, 7]) {
      await seedScored(database.db, `r${index}`, { revenueAtRisk: index * 100 });
      await seedScored(database.db, `e${index}`, { band: 'green', score: 90, expansionRank: index });
    }
    await seedScored(database.db, 'foreign', { revenueAtRisk: 9_999 });
    await database.pool.query(`update accounts set ae_email = 'carl@example.test' where account_id = 'foreign'`);
    const { served } = await serve(MONDAY);
    const monday = served.find(({ email }) => email === ANNA.email)?.content.monday;
    expect(monday?.red.map(({ accountId }) => accountId)).toEqual(['r7', 'r6', 'r5', 'r4', 'r3']);
    expect(monday?.expansion.map(({ accountId }) => accountId)).toEqual(['e7', 'e6', 'e5', 'e4', 'e3']);
  });

  it('R150: X16: brings the small ones, and the daily ones with it: one message, not two', async () => {
    const high = await seedDigestAlert(database.db, 'high');
    const moderate = await seedDigestAlert(database.db, 'moderate', { tier: 'moderate' });
    const content = await contentOf(MONDAY);
    expect(content?.alerts.rows).toEqual([high]);
    expect(content?.monday?.low.rows).toEqual([moderate]);
    expect(await listDirect(database.db)).toHaveLength(1);
    expect(await listEvents(database.db, moderate)).toEqual(['listed']);
  });

  it('R150: tells of every small one, two with their buttons and the others a line each, so that none waits behind larger ones', async () => {
    const ids = [];
    for (let index = 0; index < 20; index += 1)
      ids.push(await seedDigestAlert(database.db, `small${index}`, { tier: 'moderate', revenueAtRisk: 1_000 - index }));
    const { low, brief } = (await contentOf(MONDAY))?.monday ?? {};
    expect(low?.rows).toEqual(ids.slice(0, 2));
    expect(brief).toEqual({ rows: ids.slice(2, 18), total: 18 });
    const [third, last] = [ids[2], ids[19]];
    expect(await listEvents(database.db, third ?? '')).toEqual(['listed']);
    expect(await listEvents(database.db, last ?? '')).toEqual([]);
    const next = (await contentOf(at('2026-03-16T06:00')))?.monday;
    expect(next?.low.rows).toEqual(ids.slice(18));
  });

  it('R162: repeats a small one nobody acknowledged, once, and remembers having done so', async () => {
    const waiting = await seedDigestAlert(database.db, 'waiting', { tier: 'moderate' });
    const answered = await seedDigestAlert(database.db, 'answered', { tier: 'renewal' });
    await serve(MONDAY);
    await acknowledgeAlert(database.db, { alertId: answered, by: ANNA, now: TUESDAY });
    expect((await contentOf(at('2026-03-16T06:00')))?.monday?.again).toEqual({ rows: [waiting], total: 1 });
    expect((await serve(at('2026-03-23T06:00'))).served).toEqual([]);
    expect(await listEvents(database.db, waiting)).toEqual(['listed', 'reminded']);
  });

  it('R32: says what went over the budget in the last seven days, the costliest first, however it ended', async () => {
    const small = await seedDigestAlert(database.db, 'small', { revenueAtRisk: 10, listedAt: SUNDAY });
    const big = await seedDigestAlert(database.db, 'big', { revenueAtRisk: 90, status: 'resolved' });
    const old = await seedDigestAlert(database.db, 'old', { revenueAtRisk: 50, listedAt: SUNDAY });
    await seedDigestAlert(database.db, 'news');
    for (const alertId of [small, big]) await defer(alertId, at('2026-03-04T12:00'));
    await defer(old, at('2026-03-02T05:59'));
    const deferred = (await contentOf(MONDAY))?.monday?.deferred;
    expect(deferred).toMatchObject({ total: 2, rows: [{ name: 'BIG' }, { name: 'SMALL' }] });
  });

  it('comes on the next business day after a holiday', async () => {
    await seedDigestAlert(database.db, 'acme', { tier: 'moderate', openedAt: at('2026-04-05T12:00') });
    expect((await serve(at('2026-04-06T06:00'))).served).toEqual([]); // Easter Monday
    expect(await serve(at('2026-04-07T06:00'))).toMatchObject({
      served: [{ due: { kind: 'monday', period: '2026-04-06' } }],
    });
  });

  it('says nothing when there is nothing to say, and stays done when something comes later that day', async () => {
    expect(await serve(MONDAY)).toMatchObject({ served: [], quiet: 2 });
    await seedScored(database.db, 'r1', { revenueAtRisk: 100 });
    expect(await serve(at('2026-03-09T12:00'))).toMatchObject({ served: [], quiet: 0 });
    expect(await listDirect(database.db)).toEqual([]);
  });
});

describe('who gets a digest', () => {
  it('managers only as owners of alerts', async () => {
    await database.db.update(people).set({ role: 'manager' }).where(eq(people.email, ANNA.email));
    await seedScored(database.db, 'r1', { revenueAtRisk: 100 });
    expect((await serve(MONDAY)).served).toEqual([]);
    await seedDigestAlert(database.db, 'acme');
    expect((await serve(MONDAY)).served).toHaveLength(1);
  });

  it('R39: nobody of a pod outside the pilot', async () => {
    await seedDigestAlert(database.db, 'acme');
    await database.db.update(pods).set({ isPilot: false });
    expect((await serve(MONDAY)).served).toEqual([]);
  });

  it('nobody who left, or is not in Slack; those are counted', async () => {
    await seedDigestAlert(database.db, 'acme');
    await database.db.update(people).set({ slackUserId: null });
    expect(await serve(MONDAY, { findSlackUser: async () => null })).toMatchObject({ served: [], unreachable: 3 - 1 });
    await database.db.update(people).set({ deactivatedAt: SUNDAY });
    expect(await serve(MONDAY)).toMatchObject({ served: [], unreachable: 0 });
  });

  it('someone Slack has never been asked about, by the clock Slack then tells', async () => {
    await seedDigestAlert(database.db, 'acme');
    await database.db.update(people).set({ timeZone: 'UTC' });
    const findSlackUser = async (email: string) => {
      await database.db.update(people).set({ timeZone: 'America/New_York' }).where(eq(people.email, email));
      return 'U0ANNA';
    };
    expect((await serve(at('2026-03-09T10:59'), { findSlackUser })).served).toEqual([]);
    expect((await serve(at('2026-03-09T11:00'), { findSlackUser })).served).toHaveLength(1);
  });

  it('the others, when one person’s digest cannot be written', async () => {
    await seedDigestAlert(database.db, 'acme');
    await seedDigestAlert(database.db, 'broken', { driEmail: 'carl@example.test' });
    await database.pool.query(`alter table digests add constraint refuse_carl check (email <> 'carl@example.test')`);
    const warned: object[] = [];
    const result = await serve(MONDAY, { log: { warn: (fields: object) => void warned.push(fields) } });
    await database.pool.query('alter table digests drop constraint refuse_carl');
    expect(result).toMatchObject({ served: [{ email: ANNA.email }], failed: 1 });
    expect(warned).toMatchObject([{ email: 'carl@example.test' }]);
    expect((await serve(at('2026-03-09T06:15'))).served).toMatchObject([{ email: 'carl@example.test' }]);
  });

  it('nobody, in a dry run, which says what there would be', async () => {
    const alertId = await seedDigestAlert(database.db, 'acme');
    expect((await serve({ now: MONDAY, isDry: true })).served).toHaveLength(1);
    expect((await serve({ now: MONDAY, isDry: true, kind: 'daily' })).served).toEqual([]);
    expect(await database.db.$count(digests)).toBe(0);
    expect(await listEvents(database.db, alertId)).toEqual([]);
  });
});
