import { truncateAll, useDatabase } from '../../support/database';
import { connect, dayAgo, getFeatures, hoursAgo, insert, NOW } from './account-facts';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme', arr: 500, seats_purchased: 9, renewal_on: dayAgo(-40) }]); // prettier-ignore
});
const put = (table: string, ...rows: Record<string, unknown>[]) =>
  insert(database.pool, table, rows.map((row) => ({ account_id: 'acme', ...row }))); // prettier-ignore
const get = () => getFeatures(database.pool);

describe('tickets', () => {
  it('stand as they did at now: solved later is open, opened later is not there', async () => {
    await connect(database.pool, 'tickets');
    await put('tickets',
      { ticket_id: '1', opened_at: hoursAgo(30), solved_at: hoursAgo(-1), priority: 'p1', kind: 'bug' },
      { ticket_id: '2', opened_at: hoursAgo(50), priority: 'p1', kind: 'bug', escalated: true },
      { ticket_id: '3', opened_at: hoursAgo(200), solved_at: hoursAgo(100), priority: 'p1', csat: 2 },
      { ticket_id: '4', opened_at: hoursAgo(-1), priority: 'p1' },
      { ticket_id: '5', opened_at: hoursAgo(10), kind: 'feature_request' },
      { ticket_id: '6', opened_at: hoursAgo(24 * 14), priority: 'p3' },
    ); // prettier-ignore
    expect(await get()).toMatchObject({
      openTickets: 3, openP1Hours: 50, openTicketDaysMax: 14, tickets14: 3, tickets90Prev: 1, escalated30: 1, csat90Avg: 2,
      resolution30HoursAvg: 100, ticketsSinceOn: dayAgo(400),
    }); // prettier-ignore
  });

  it('count CSAT only of those solved by now, in 90 days', async () => {
    await connect(database.pool, 'tickets');
    const opened_at = hoursAgo(24 * 100);
    await put('tickets',
      { ticket_id: '1', opened_at, solved_at: hoursAgo(-1), csat: 1 },
      { ticket_id: '2', opened_at, solved_at: hoursAgo(24 * 90), csat: 1 },
      { ticket_id: '3', opened_at, solved_at: hoursAgo(24 * 90 - 1), csat: 4 },
      { ticket_id: '4', opened_at, solved_at: hoursAgo(1), csat: 5 },
    ); // prettier-ignore
    expect(await get()).toMatchObject({ csat90Avg: 4.5 });
  });

  it.each([[['tickets'], 0], [[], null]])('none at all with %j connected are %j', async (streams, expected) => {
    await connect(database.pool, ...streams);
    expect(await get()).toMatchObject({ openTickets: expected, openP1Hours: expected, tickets14: expected, csat90Avg: null });
  }); // prettier-ignore

  it('an empty file counts as connected', async () => {
    await insert(database.pool, 'source_streams', [{ stream: 'tickets', last_success_at: hoursAgo(1) }]);
    expect(await get()).toMatchObject({ openTickets: 0, ticketsSinceOn: null, connected: ['tickets'] });
  });

  it('a stream that begins after now is not yet connected', async () => {
    await insert(database.pool, 'source_streams', [{ stream: 'tickets', first_fact_on: dayAgo(-1), last_success_at: hoursAgo(1) }]); // prettier-ignore
    expect(await get()).toMatchObject({ openTickets: null, connected: [] });
  });
});

describe('invoices', () => {
  const invoice = (id: string, due: number, over: Record<string, unknown> = {}) => ({
    invoice_id: id, issued_on: dayAgo(due + 20), due_on: dayAgo(due), amount: 10, status: 'open', ...over,
  }); // prettier-ignore

  it('are overdue the day after they fell due, unless paid by now or void', async () => {
    await connect(database.pool, 'invoices');
    await put('invoices',
      invoice('due today', 0),
      invoice('due yesterday', 1),
      invoice('paid later', 7, { paid_on: dayAgo(-2), status: 'paid' }),
      invoice('paid, day unknown', 60, { status: 'paid' }),
      invoice('paid late', 50, { paid_on: dayAgo(40), status: 'paid' }),
      invoice('paid today', 45, { paid_on: dayAgo(0), status: 'paid' }),
      invoice('paid in time', 30, { paid_on: dayAgo(30), status: 'paid' }),
      invoice('void', 99, { status: 'void' }),
      invoice('disputed', 3, { status: 'disputed' }),
      invoice('issued later', -25),
    ); // prettier-ignore
    expect(await get()).toMatchObject({ overdueDaysMax: 7, overdueAmount: 30, due365: 7, late365: 5, disputed90: 1 });
  });

  const issued = (issued_on: string, amount: number) => ({
    ...invoice(issued_on, 0), issued_on, due_on: dayAgo(-99), amount,
  }); // prettier-ignore

  it('add up what was billed, each quarter to its edge', async () => {
    await connect(database.pool, 'invoices');
    await put('invoices', issued('2026-03-04', 1), issued('2025-12-05', 2), issued('2025-12-04', 4), issued('2025-09-05', 8));
    await put('invoices', issued('2025-09-04', 16), issued('2025-06-04', 32), issued('2025-03-04', 64));
    expect(await get()).toMatchObject({
      billedQuarter: 3, billedQuarterPrev: 12, invoicesQuarterPrev: 2, quartersBilledPrev: 3, firstInvoiceOn: '2025-03-04',
      lastInvoiceOn: '2026-03-04', overdueDaysMax: 0,
    });
  }); // prettier-ignore
});

describe('contract terms', () => {
  it('in force at now give ARR, seats and renewal, before what the account says', async () => {
    await connect(database.pool, 'subscriptions');
    await put('subscriptions',
      { subscription_id: '1', started_on: dayAgo(400), ends_on: dayAgo(35), arr: 100, seats: 5 },
      { subscription_id: '2', started_on: dayAgo(35), ends_on: dayAgo(-330), arr: 80, seats: 4 },
      { subscription_id: '3', started_on: dayAgo(-1), ends_on: dayAgo(-700), arr: 999, seats: 99 },
    ); // prettier-ignore
    expect(await get()).toMatchObject({
      arr: 80,
      seatsPurchased: 4,
      renewalOn: dayAgo(-330),
      termArr: 80,
      termArrPrev: 100,
    });
  });

  it('end on their last day, and without one the account’s own figures stand', async () => {
    await put('subscriptions', {
      subscription_id: '1',
      started_on: dayAgo(400),
      ends_on: dayAgo(0),
      arr: 100,
      seats: 5,
    });
    expect(await get()).toMatchObject({
      arr: 500,
      seatsPurchased: 9,
      renewalOn: dayAgo(-40),
      termArr: null,
      termArrPrev: 100,
    });
  });

  it('of a billing system are in force side by side: their ARR and seats add up, and the first to end renews', async () => {
    await put('subscriptions',
      { subscription_id: 'stripe:a', source: 'stripe', started_on: dayAgo(300), ends_on: dayAgo(-65), arr: 1000, seats: 10 },
      { subscription_id: 'stripe:b', source: 'stripe', started_on: dayAgo(20), ends_on: dayAgo(-345), arr: 200, seats: 5 },
      { subscription_id: 'stripe:over', source: 'stripe', started_on: dayAgo(400), ends_on: dayAgo(300), arr: 7 },
    ); // prettier-ignore
    expect(await get()).toMatchObject({
      arr: 1200, termArr: 1200, termSeats: 15, termArrPrev: 1000, renewalOn: dayAgo(-65), contractions730: 0,
    }); // prettier-ignore
  });

  it('of a file follow one another: one without an end is replaced by the next', async () => {
    await put('subscriptions',
      { subscription_id: 'a', source: 'csv', started_on: dayAgo(300), arr: 1000 },
      { subscription_id: 'b', source: 'csv', started_on: dayAgo(20), arr: 200 },
    ); // prettier-ignore
    expect(await get()).toMatchObject({ arr: 200, termArrPrev: 1000, contractions730: 1 });
  });

  it('of a billing system that replace one that ended are a contraction when they bring less', async () => {
    await put('subscriptions',
      { subscription_id: 'stripe:a', source: 'stripe', started_on: dayAgo(300), ends_on: dayAgo(20), arr: 1000 },
      { subscription_id: 'stripe:b', source: 'stripe', started_on: dayAgo(20), arr: 200 },
    ); // prettier-ignore
    expect(await get()).toMatchObject({ arr: 200, contractions730: 1 });
  });
});

describe('people and what was done with them', () => {
  it('a contact who leaves later is still there; a visit after now is not known', async () => {
    await connect(database.pool, 'contacts');
    await put('contacts',
      { contact_id: '1', role: 'executive_sponsor', last_seen_at: hoursAgo(24 * 30 - 1) },
      { contact_id: '2', role: 'executive_sponsor', last_seen_at: hoursAgo(-1) },
      { contact_id: '3', role: 'champion', left_on: dayAgo(-1), last_seen_at: hoursAgo(24 * 30) },
      { contact_id: '4', role: 'champion', left_on: dayAgo(0), last_seen_at: hoursAgo(50) },
      { contact_id: '5', role: 'champion', left_on: dayAgo(90) },
      { contact_id: '6', role: 'user', left_on: dayAgo(3) },
    ); // prettier-ignore
    expect(await get()).toMatchObject({
      contactsKnown: 3, contactsSeenKnown: 2, contactsActive30: 1, sponsorsKnown: 2, sponsorLastSeenAt: hoursAgo(24 * 30 - 1),
      championsLeft90: 1,
    }); // prettier-ignore
  });

  it('a meeting nobody came to is no contact, and lowers attendance', async () => {
    await connect(database.pool, 'activities');
    await put('activities',
      { activity_id: '1', happened_at: hoursAgo(-1), attended: true },
      { activity_id: '2', happened_at: hoursAgo(1), attended: false },
      { activity_id: '3', happened_at: hoursAgo(48), attended: true },
      { activity_id: '4', happened_at: hoursAgo(72) },
      { activity_id: '5', happened_at: hoursAgo(24 * 90), attended: true },
    ); // prettier-ignore
    expect(await get()).toMatchObject({ touches90: 2, attended90: 1, invited90: 2, lastTouchAt: hoursAgo(48) });
  });

  it('NPS answers come newest first with their age, those of a year', async () => {
    await put('nps_responses',
      { response_id: '1', responded_at: hoursAgo(-1), score: 0 },
      { response_id: '2', responded_at: hoursAgo(24 * 100), score: 7 },
      { response_id: '3', responded_at: hoursAgo(12), score: 9 },
      { response_id: '4', responded_at: hoursAgo(24 * 365), score: 1 },
    ); // prettier-ignore
    expect(await get()).toMatchObject({ npsScores: [9, 7], npsAgesDays: [0.5, 100] });
  });
});

describe('the past of the score', () => {
  const scored = (ago: number, score: number, model_version = 'v1') =>
    database.pool.query(
      `insert into health_history (account_id, day, scored_at, model_version, score, band, coverage, dimensions, points)
       values ('acme', $1::date, $1::date, $2, $3::int, 'green', 1, '{}', jsonb_build_object('s', $3::int))`,
      [dayAgo(ago), model_version, score],
    );

  it('is the nearest day at or before, at most a week older, of the same model', async () => {
    await scored(29, 1);
    await scored(33, 33);
    await scored(97, 97);
    await scored(188, 9);
    await scored(30, 2, 'another');
    expect(await get()).toMatchObject({ score30DaysAgo: 33, score90DaysAgo: 97, score180DaysAgo: null });
  });

  it.each([
    [null, 15], // 14 days ago is not there: the day before
    [20, 15], // told longer ago than 14 days
    [6, 6],
  ])(
    'is compared with the last announcement (%j days ago) or 14 days ago, whichever is later',
    async (told, expected) => {
      for (const ago of [1, 6, 13, 15, 20]) await scored(ago, ago);
      await database.pool.query(
        `insert into alert_states (account_id, observed_at, announced_at) values ('acme', $1, $2)`,
        [NOW, told === null ? null : new Date(`${dayAgo(told)}T06:00:00Z`)],
      );
      expect(await get()).toMatchObject({ baselineOn: dayAgo(expected), baselineLost: { s: expected } });
    },
  );

  it('of a young account is its first score', async () => {
    await scored(0, 50);
    await scored(3, 3);
    await scored(2, 2);
    expect(await get()).toMatchObject({ baselineOn: dayAgo(3), baselineLost: { s: 3 } });
  });
});

it('a planted future changes nothing', async () => {
  await connect(database.pool, 'usage_daily', 'tickets', 'invoices', 'contacts', 'activities', 'nps', 'subscriptions');
  await put('usage_daily', { day: dayAgo(2), logins: 5 });
  const before = await get();
  await put('usage_daily', { day: dayAgo(0), logins: 1e6 }, { day: dayAgo(-3), logins: 1e6 });
  await put('tickets', { ticket_id: 'x', opened_at: hoursAgo(-2), priority: 'p1' });
  await put('invoices', { invoice_id: 'x', issued_on: dayAgo(-1), due_on: dayAgo(-2), amount: 1 });
  await put('nps_responses', { response_id: 'x', responded_at: hoursAgo(-2), score: 0 });
  await put('activities', { activity_id: 'x', happened_at: hoursAgo(-2), kind: 'qbr' });
  await put('subscriptions', { subscription_id: 'x', started_on: dayAgo(-1), arr: 1 });
  await put('outcomes', { key: 'x', effective_on: dayAgo(5), outcome: 'churned' });
  expect(await get()).toEqual(before);
});
