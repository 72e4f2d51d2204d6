import { truncateAll, useDatabase } from '../../support/database';
import { connect, getFeatures, hoursAgo, insert, NOW } from './account-facts';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }, { account_id: 'bolt', name: 'Bolt' }]); // prettier-ignore
  await connect(database.pool, 'tickets', 'nps', 'contacts');
});
let number = 0;
/** Columns of the first row count for all: each is put by itself. */
async function put(table: string, ...rows: Record<string, unknown>[]): Promise<void> {
  for (const row of rows) {
    number += 1;
    const id = { tickets: { ticket_id: `${number}` }, nps_responses: { response_id: `${number}` } }[table] ?? {};
    await insert(database.pool, table, [{ account_id: 'acme', ...id, ...row }]);
  }
}
const get = () => getFeatures(database.pool);
const DAY = 24;
/** One minute after and before the moment so many days ago: the first is inside a window of that length, the second not. */
const inside = (days: number) => hoursAgo(days * DAY - 1 / 60);
const outside = (days: number) => hoursAgo(days * DAY + 1 / 60);
const onEdge = (days: number) => hoursAgo(days * DAY);

describe('windows of opening', () => {
  it.each([
    ['urgent30', 30], ['urgent90', 90], ['tickets14', 14],
  ] as const)('%s reaches back %d days, to the minute', async (feature, days) => {
    await put('tickets', { opened_at: inside(days), priority: 'p1' }, { opened_at: onEdge(days), priority: 'p2' }, { opened_at: outside(days), priority: 'p2' });
    expect(await get()).toMatchObject({ [feature]: 1 });
  }); // prettier-ignore

  it.each([
    ['urgent90Prev', 90, 180], ['tickets90Prev', 14, 104],
  ] as const)('%s lies between %d and %d days ago, to the minute', async (feature, from, to) => {
    await put('tickets', { opened_at: inside(from), priority: 'p1' }, { opened_at: onEdge(from), priority: 'p1' }, { opened_at: inside(to), priority: 'p2' }, { opened_at: onEdge(to), priority: 'p2' });
    expect(await get()).toMatchObject({ [feature]: 2 });
  }); // prettier-ignore

  it('questions90 and unsorted90 tell questions from tickets of which nobody said', async () => {
    await put('tickets', { opened_at: inside(90), kind: 'question' }, { opened_at: onEdge(90), kind: 'question' }, { opened_at: inside(90), kind: 'bug' });
    await put('tickets', { opened_at: inside(90) }, { opened_at: onEdge(90) }, { opened_at: hoursAgo(-1 / 60), kind: 'question' });
    expect(await get()).toMatchObject({ questions90: 1, unsorted90: 1 });
  }); // prettier-ignore
});

describe('what is no trouble', () => {
  it('R56: a feature request is nothing of the kind, however urgent, open, late or slow', async () => {
    const wish = { kind: 'feature_request', opened_at: hoursAgo(20 * DAY) };
    await put('tickets', { ...wish, priority: 'p1' }, { ...wish, priority: 'p2' }, { ...wish, solved_at: hoursAgo(1), priority: 'p4' });
    expect(await get()).toMatchObject({
      openTickets: 0, openP1Hours: 0, openP2Hours: 0, openTicketDaysMax: null, tickets14: 0, tickets90Prev: 0, urgent30: 0, urgent90: 0,
      resolution30HoursAvg: null, resolution90HoursAvg: null, solved90: 0, targetsDue90: 0, targetsMissed90: 0,
    });
  }); // prettier-ignore

  it('R115: many questions make no surge, unless they are urgent; one still waits for its answer', async () => {
    const asked = { kind: 'question', opened_at: hoursAgo(3 * DAY) };
    await put('tickets', asked, asked, { ...asked, priority: 'p3' }, { ...asked, priority: 'p2' });
    expect(await get()).toMatchObject({ tickets14: 1, openTickets: 4, openTicketDaysMax: 3 });
  });
});

describe('open at now', () => {
  it('is a ticket solved a minute later, and the oldest of its priority counts', async () => {
    await put('tickets', { opened_at: hoursAgo(30), solved_at: hoursAgo(-1 / 60), priority: 'p2' }, { opened_at: hoursAgo(20), priority: 'p2' });
    await put('tickets', { opened_at: hoursAgo(90), solved_at: NOW, priority: 'p2' }, { opened_at: hoursAgo(70), priority: 'p3' });
    expect(await get()).toMatchObject({ openP2Hours: 30, openP1Hours: 0, openTickets: 3, openTicketDaysMax: 70 / 24 });
  }); // prettier-ignore
});

describe('windows of solving', () => {
  const solved = (at: Date, took: number, over: Record<string, unknown> = {}) => ({
    opened_at: new Date(at.getTime() - took * 3_600_000), solved_at: at, ...over,
  }); // prettier-ignore

  it('hold times, ratings and reopenings, each to the minute', async () => {
    await put('tickets', solved(inside(90), 10, { csat: 2, reopened: 1 }), solved(NOW, 20, { csat: 4, reopened: 0 }), solved(inside(30), 30));
    await put('tickets', solved(onEdge(90), 100, { csat: 1, reopened: 5 }), solved(inside(180), 300, { csat: 5 }));
    await put('tickets', solved(onEdge(180), 9000, { csat: 1 }), solved(hoursAgo(-1 / 60), 9000, { csat: 1, reopened: 9 }));
    expect(await get()).toMatchObject({
      solved90: 3, resolution90HoursAvg: 20, resolution30HoursAvg: 25, solved90Prev: 2, resolution90PrevHoursAvg: 200,
      rated90: 2, csat90Avg: 3, ratedLow90: 1, rated90Prev: 2, csat90PrevAvg: 3, reopenKnown90: 2, reopened90: 1,
    });
  }); // prettier-ignore

  it('take no time where a source says they were solved before they were opened', async () => {
    await put('tickets', solved(hoursAgo(2), -1), solved(hoursAgo(2), 10));
    expect(await get()).toMatchObject({ resolution30HoursAvg: 5, solved90: 2 });
  });

  it.each([[1, 1], [2, 1], [3, 0]])('a rating of %d counts as low %d times', async (csat, ratedLow90) => {
    await put('tickets', solved(hoursAgo(1), 5, { csat }));
    expect(await get()).toMatchObject({ ratedLow90 });
  }); // prettier-ignore
});

describe('targets', () => {
  it.each([['p1', 8], ['p2', 24], ['p3', 72], ['p4', 168]])('%s is to be solved in %d h: on the minute is in time', async (priority, hours) => {
    const opened_at = hoursAgo(hours + 10);
    const after = (minutes: number) => new Date(opened_at.getTime() + hours * 3_600_000 + minutes * 60_000);
    await put('tickets', { opened_at, priority, solved_at: after(0) }, { opened_at, priority, solved_at: after(1) }, { opened_at, priority });
    await put('tickets', { opened_at, priority, solved_at: hoursAgo(-50) }); // solved after now: open, and late
    expect(await get()).toMatchObject({ targetsDue90: 4, targetsMissed90: 3 });
  }); // prettier-ignore

  it('fall due in 90 days up to now, solved before or not; without a priority there is none', async () => {
    await put('tickets', { opened_at: hoursAgo(8), priority: 'p1' }, { opened_at: hoursAgo(8 - 1 / 60), priority: 'p1' }); // due now, due in a minute
    await put('tickets', { opened_at: hoursAgo(90 * DAY + 8 - 1 / 60), priority: 'p1', solved_at: hoursAgo(90 * DAY + 7) });
    await put('tickets', { opened_at: hoursAgo(90 * DAY + 8), priority: 'p1' }, { opened_at: hoursAgo(500) });
    expect(await get()).toMatchObject({ targetsDue90: 2, targetsMissed90: 1 });
  }); // prettier-ignore
});

describe('answers', () => {
  it('the last one counts however old it is, and that of any account tells when somebody was asked', async () => {
    await put(
      'nps_responses',
      { responded_at: hoursAgo(500 * DAY), score: 9 },
      { responded_at: hoursAgo(-1), score: 0 },
    );
    await put('nps_responses', { account_id: 'bolt', responded_at: hoursAgo(3 * DAY), score: 9 });
    await database.pool.query(`update source_streams set last_fact_on = '2026-03-01' where stream = 'nps'`);
    const own = { lastNpsAt: hoursAgo(500 * DAY), npsEndOn: '2026-03-01', npsScores: null, npsAgesDays: null };
    expect(await get()).toMatchObject(own);
    await database.pool.query(`update source_streams set last_fact_on = '2026-05-01' where stream = 'nps'`);
    expect(await get()).toMatchObject({ ...own, npsEndOn: '2026-03-04' }); // no further than now
  });

  it('of key people the latest of each counts, of those who stay, within a year', async () => {
    const people = { a: 'executive_sponsor', b: 'champion', c: 'user', d: 'champion', e: 'champion' };
    for (const [contact_id, role] of Object.entries(people)) await put('contacts', { contact_id, role, left_on: contact_id === 'd' ? '2026-03-04' : null });
    const answer = (contact_id: string, at: Date, score: number) => put('nps_responses', { contact_id, responded_at: at, score });
    await answer('a', hoursAgo(100), 2);
    await answer('a', hoursAgo(50), 7);
    await answer('a', hoursAgo(-1), 0);
    await answer('b', inside(365), 10);
    await answer('c', hoursAgo(5), 0);
    await answer('d', hoursAgo(5), 0);
    await answer('e', onEdge(365), 0);
    expect(await get()).toMatchObject({ keyPeopleNpsAvg: 8.5, keyPeopleNpsKnown: 2 });
  }); // prettier-ignore
});
