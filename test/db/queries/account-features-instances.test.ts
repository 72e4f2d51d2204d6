import { truncateAll, useDatabase } from '../../support/database';
import { connect, dayAgo, getFeatures, hoursAgo, insert } from './account-facts';

const database = useDatabase();
const DAY = 24;
const MINUTE = 1 / 60;
const get = (accountId?: string) => getFeatures(database.pool, accountId);
const ofAcme = <Row extends object>(row: Row) => ({ account_id: 'acme', ...row });
const put = (table: string, ...rows: Record<string, unknown>[]) => insert(database.pool, table, rows.map(ofAcme));
const byId = <Row extends object>(rows: readonly Row[] | null): Row[] =>
  [...(rows ?? [])].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [
    { account_id: 'acme', name: 'Acme', currency: 'EUR' },
    { account_id: 'bolt', name: 'Bolt', currency: null },
  ]);
  await connect(database.pool, 'tickets', 'nps', 'invoices', 'contacts', 'activities');
});

describe('one thing told from the next', () => {
  it('every open P1 and P2 has its id and its age; what is solved, wished for or not urgent has none', async () => {
    const open = (ticketId: string, priority: string, hours: number, over = {}) => ({ ticket_id: ticketId, priority, opened_at: hoursAgo(hours), ...over }); // prettier-ignore
    await put('tickets', open('t-1', 'p1', 3), open('t-2', 'p2', 30), open('t-3', 'p3', 90));
    await put('tickets', open('t-4', 'p1', 5, { solved_at: hoursAgo(1) }), open('t-5', 'p1', 5, { solved_at: hoursAgo(-1) }));
    await put('tickets', open('t-6', 'p1', 5, { kind: 'feature_request' }), open('t-7', 'p1', -MINUTE));
    expect(byId((await get()).urgentOpen)).toEqual([
      { ticketId: 't-1', priority: 'p1', hours: 3 },
      { ticketId: 't-2', priority: 'p2', hours: 30 },
      { ticketId: 't-5', priority: 'p1', hours: 5 },
    ]);
    expect((await get('bolt')).urgentOpen).toBeNull();
  }); // prettier-ignore

  it('the oldest overdue invoice is named, whatever its id', async () => {
    const bill = (invoiceId: string, dueDaysAgo: number, over = {}) => ({ invoice_id: invoiceId, issued_on: dayAgo(200), due_on: dayAgo(dueDaysAgo), amount: 10, ...over }); // prettier-ignore
    await put('invoices', bill('a-2', 5), bill('z 1', 40), bill('b', 40, { status: 'void' }), bill('c', 90, { paid_on: dayAgo(1) }));
    expect(await get()).toMatchObject({ overdueInvoiceId: 'z 1', overdueDaysMax: 40 });
    await database.pool.query(`update invoices set paid_on = '${dayAgo(0)}' where invoice_id = 'z 1'`);
    expect(await get()).toMatchObject({ overdueInvoiceId: 'a-2', overdueDaysMax: 5 });
    await database.pool.query(`update invoices set due_on = '${dayAgo(0)}' where invoice_id = 'a-2'`);
    expect(await get()).toMatchObject({ overdueInvoiceId: null, overdueDaysMax: 0 });
  }); // prettier-ignore

  it('every NPS answer of 30 days has its id, to the minute', async () => {
    const answer = (responseId: string, score: number, hours: number) => ({ response_id: responseId, score, responded_at: hoursAgo(hours) }); // prettier-ignore
    await put('nps_responses', answer('r-1', 3, 12), answer('r-2', 9, 30 * DAY - MINUTE), answer('r-3', 1, 30 * DAY), answer('r-4', 1, -MINUTE));
    const answers = byId((await get()).npsAnswers30);
    expect(answers.map(({ responseId, score }) => [responseId, score])).toEqual([['r-1', 3], ['r-2', 9]]);
    expect(answers[0]?.ageDays).toBe(0.5);
    expect((await get('bolt')).npsAnswers30).toBeNull();
  }); // prettier-ignore

  it('every sponsor and champion gone in 90 days is named, others and earlier ones are not', async () => {
    const gone = (contactId: string, role: string | null, daysAgo: number) => ({ contact_id: contactId, role, left_on: dayAgo(daysAgo) }); // prettier-ignore
    await put('contacts', gone('c-1', 'champion', 0), gone('c-2', 'executive_sponsor', 89), gone('c-3', 'champion', 90));
    await put('contacts', gone('c-4', 'champion', -1), gone('c-5', 'user', 1), gone('c-6', null, 1));
    expect(byId((await get()).keyPeopleLeft90)).toEqual([
      { contactId: 'c-1', role: 'champion', leftOn: dayAgo(0) },
      { contactId: 'c-2', role: 'executive_sponsor', leftOn: dayAgo(89) },
    ]);
  }); // prettier-ignore

  it('the last QBR counts whoever came, other meetings do not', async () => {
    const met = (activityId: string, kind: string, hours: number, attended: boolean | null) => ({ activity_id: activityId, kind, happened_at: hoursAgo(hours), attended }); // prettier-ignore
    await put('activities', met('a-1', 'qbr', 200 * DAY, true), met('a-2', 'qbr', 190 * DAY, null), met('a-3', 'call', DAY, true), met('a-4', 'qbr', -1, true));
    expect((await get()).lastQbrAt).toEqual(hoursAgo(190 * DAY));
    expect((await get('bolt')).lastQbrAt).toBeNull();
  }); // prettier-ignore

  it('the currency is the account’s', async () => {
    expect([(await get()).currency, (await get('bolt')).currency]).toEqual(['EUR', null]);
  });
});
