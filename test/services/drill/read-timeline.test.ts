import { createOverride } from '../../../src/services/override/create-override';
import { withdrawOverride } from '../../../src/services/override/withdraw-override';
import { readTimeline } from '../../../src/services/drill/read-timeline';
import { sayEntry } from '../../../src/views/drill/timeline-words';
import { dayAgo, hoursAgo, insert, NOW } from '../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../support/database';
import { buildWorld, viewAs } from '../override/judged-world';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await buildWorld(database.pool);
});

const DAY_HOURS = 24;
const add = (table: string, row: Record<string, unknown>, account_id = 'acme') =>
  insert(database.pool, table, [{ account_id, ...row }]);
const read = (page = 0, viewer = viewAs('ana')) =>
  readTimeline(database.db, { accountId: 'acme', scope: viewer.scope, page, now: NOW });
const said = async () => (await read()).entries.map(({ what }) => sayEntry(what).replaceAll('*', ''));

const history = (day: string, band: string, score: number | null, model_version = 'v1') =>
  database.pool.query(
    `insert into health_history (account_id, day, scored_at, model_version, score, band, coverage, dimensions, points)
     values ('acme', $1, $1::date + interval '6 hours', $2, $3, $4, 1, '{}', '{}')`,
    [day, model_version, score, band],
  );

const ALERT = '0190a4f2-1111-4222-8333-444455556666';
async function openAlert(hours: number): Promise<void> {
  await database.pool.query(
    `insert into alerts (alert_id, account_id, reason, action, action_due_on, model_version, dri_email, opened_at, trigger, status, outcome, current_band)
     values ($1, 'acme', 'Logins down 41%', 'call', '2026-03-06', 'v1', 'ana@example.com', $2, 'turned_red', 'resolved', 'saved', 'red')`,
    [ALERT, hoursAgo(hours)],
  );
}
const event = (kind: string, hours: number, by_email: string | null = null, note: string | null = null) =>
  database.pool.query('insert into alert_events (alert_id, kind, at, by_email, note) values ($1, $2, $3, $4, $5)', [
    ALERT,
    kind,
    hoursAgo(hours),
    by_email,
    note,
  ]);

describe('the timeline of an account', () => {
  it('R188: tells of a colour only when it became another one, and of which after which', async () => {
    await history(dayAgo(6), 'green', 80);
    await history(dayAgo(5), 'green', 78);
    await history(dayAgo(4), 'red', 30);
    await history(dayAgo(3), 'red', 28);
    await history(dayAgo(2), 'yellow', 50, 'v2');
    expect(await said()).toEqual(['🟡 Yellow after Red, score 50, by a new model', '🔴 Red after Green, score 30']);
  });

  it('R188: tells of alerts what was done and by whom, not how they were delivered', async () => {
    await openAlert(30);
    await event('opened', 30);
    await event('posted', 30);
    await event('listed', 29);
    await event('acknowledged', 28, 'ana@example.com');
    await event('action_logged', 27, 'ana@example.com', 'Called Kim');
    await event('resolved', 2, 'gone@example.com');
    expect(await said()).toEqual([
      'Alert resolved, saved by gone@example.com',
      'Action logged by Ana: Called Kim',
      'Alert acknowledged by Ana',
      'Alert (turned red): Logins down 41%',
    ]);
  });

  it('R188: tells of activities, notes, surveys, people who left and judgements', async () => {
    await add('activities', { activity_id: 'a', happened_at: hoursAgo(10), kind: 'qbr', attended: false, by_email: 'cy@example.com' }); // prettier-ignore
    await add('contacts', { contact_id: 'c', name: 'Kim', role: 'champion', left_on: dayAgo(1) });
    await add('nps_responses', { response_id: 'r', responded_at: hoursAgo(5), score: 3, contact_id: 'c' });
    await database.pool.query(
      `insert into account_notes (account_id, by_email, changed, written_at, form_id) values ('acme', 'ana@example.com', 'New CFO', $1, 'f')`,
      [hoursAgo(4)],
    );
    const by = viewAs('ana');
    const made = { accountId: 'acme', judged: { kind: 'points', points: 5 }, reason: 'They signed', expiresAt: hoursAgo(-DAY_HOURS) } as const; // prettier-ignore
    const { overrideId } = await createOverride(database.db, { viewer: by, ...made, now: hoursAgo(3) });
    await withdrawOverride(database.db, { viewer: by, overrideId, now: hoursAgo(2) });
    expect(await said()).toEqual([
      'Judgement withdrawn by Ana: +5',
      'Judged +5 by Ana: They signed',
      'Note by Ana: New CFO',
      'NPS 3 answered by Kim',
      'Business review by Cy, nobody came',
      'Champion left: Kim',
    ]);
  });

  it('R188: tells of P1 tickets when they open and when they are solved, and of no other ticket', async () => {
    await add('tickets', { ticket_id: 'T1', opened_at: hoursAgo(60), solved_at: hoursAgo(10), priority: 'p1' });
    await add('tickets', { ticket_id: 'T2', opened_at: hoursAgo(5), priority: 'p2' });
    await add('tickets', {
      ticket_id: 'T3',
      opened_at: hoursAgo(200 * DAY_HOURS),
      solved_at: hoursAgo(1),
      priority: 'p1',
    });
    expect(await said()).toEqual(['P1 solved after 4799 h: T3', 'P1 solved after 50 h: T1', 'P1 opened: T1']);
  });

  it.each([
    // due, paid, status, said
    [dayAgo(3), null, 'open', 'Invoice past due: €1.2K, 3 days so far'],
    [dayAgo(3), dayAgo(1), 'paid', 'Invoice paid 2 days late: €1.2K'],
    [dayAgo(3), dayAgo(-2), 'paid', 'Invoice past due: €1.2K, 3 days so far'], // not paid yet, as far as is known today
    [dayAgo(3), dayAgo(3), 'paid', null],
    [dayAgo(0), null, 'open', null],
    [dayAgo(3), null, 'void', null],
    [dayAgo(-9), null, 'disputed', 'Invoice disputed: €1.2K'],
  ])('R188: of an invoice due %s, paid %p and %s tells %p', async (due_on, paid_on, status, words) => {
    await add('invoices', { invoice_id: 'i', issued_on: dayAgo(20), due_on, paid_on, amount: 1200, currency: 'EUR', status }); // prettier-ignore
    expect(await said()).toEqual(words === null ? [] : [words]);
  });

  it('reaches back 180 days, and never beyond now', async () => {
    const at = (activity_id: string, hours: number) =>
      add('activities', { activity_id, happened_at: hoursAgo(hours), kind: 'call', note: activity_id });
    await at('oldest', 180 * DAY_HOURS - 1);
    await at('too old', 180 * DAY_HOURS);
    await at('not yet', -1);
    expect(await said()).toEqual(['Call: oldest']);
    expect((await read()).sinceOn).toBe(dayAgo(180));
  });

  it('turns pages that leave nothing out and repeat nothing, whatever happened at one instant', async () => {
    for (let index = 0; index < 34; index += 1)
      await add('activities', { activity_id: `a${index}`, happened_at: hoursAgo(8), kind: 'call', note: `n${index}` });
    const pages = await Promise.all([0, 1, 2].map((page) => read(page)));
    expect(pages.map(({ entries }) => entries.length)).toEqual([15, 15, 4]);
    expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
    expect(new Set(pages.flatMap(({ entries }) => entries.map(({ key }) => key))).size).toBe(34);
  });

  it('is not there for whoever may not see the account, nor of one that is not', async () => {
    await expect(read(0, viewAs('zoe'))).rejects.toThrow('I find no such account among yours.');
    await add('activities', { activity_id: 'x', happened_at: hoursAgo(1), kind: 'call' }, 'bolt');
    expect((await read()).entries).toEqual([]);
  });
});
