import { accountOf, buildCompany, dayAfterOpening, sumUsage } from './company';

const company = buildCompany();
const instant = (offsetDays: number) => dayAfterOpening(company, offsetDays);
const accountRow = (accountId: string) => company.tables.accounts.find(({ account_id }) => account_id === accountId);
const rowsOf = <T extends { account_id: string }>(rows: readonly T[], storyId: string) =>
  rows.filter(({ account_id }) => account_id === accountOf(company, storyId));
const change = (
  storyId: string,
  column: 'logins' | 'active_users' | 'api_calls',
  before: [number, number],
  after: [number, number],
) => {
  const accountId = accountOf(company, storyId);
  const perDay = ([from, to]: [number, number]) => sumUsage(company, accountId, column, [from, to]) / (to - from);
  return perDay(after) / perDay(before) - 1;
};

describe('the cast', () => {
  it('has Acme, a hostile name, stories in all pods, and no account with two stories', () => {
    expect(accountRow(accountOf(company, 'quiet-team'))?.name).toBe('Acme');
    expect(company.tables.accounts.map(({ name }) => name)).toContain('<!channel> & <b>Tables');
    expect(new Set(company.stories.map(({ accountId }) => accountRow(accountId)?.pod)).size).toBe(3);
    expect(new Set(company.stories.map(({ accountId }) => accountId)).size).toBe(company.stories.length);
  });

  it('tells at least a dozen different stories, each with what is expected of the system', () => {
    expect(new Set(company.stories.map(({ id }) => id)).size).toBeGreaterThanOrEqual(17);
    expect(company.stories.every(({ expectation }) => expectation.length > 20)).toBe(true);
  });
});

describe('a team that stops logging in (Acme)', () => {
  it.each([
    ['2026-01-05', 7],
    ['2025-05-12', 1],
    ['2027-11-30', 99],
  ])('is down 41% in 14 days on its day, starting %s with seed %d', (startOn, seed) => {
    const told = buildCompany({ startOn, seed });
    const acme = accountOf(told, 'quiet-team');
    const drop = (day: number) =>
      1 - sumUsage(told, acme, 'logins', [day - 14, day]) / sumUsage(told, acme, 'logins', [day - 28, day - 14]);
    expect(drop(8)).toBeGreaterThan(0.38);
    expect(drop(8)).toBeLessThan(0.44);
    expect(drop(-20)).toBeLessThan(0.05); // nothing yet
  });
});

it('Acme’s champion leaves on day 4', () => {
  const left = rowsOf(company.tables.contacts, 'quiet-team').filter(({ left_on }) => left_on !== '');
  expect(left.map(({ role, left_on }) => [role, left_on])).toEqual([['champion', instant(4)]]);
});

describe('trouble in tickets and money', () => {
  it('leaves the P1 open for nine days and escalates it', () => {
    const p1 = rowsOf(company.tables.tickets, 'p1-left-open').find(({ priority }) => priority === 'p1');
    expect(p1).toMatchObject({
      opened_at: `${instant(4)}T07:00:00.000Z`,
      solved_at: `${instant(13)}T07:00:00.000Z`,
      escalated: 'true',
    });
  });

  it('has an invoice that is 30 days overdue on day 8 and is paid on day 28', () => {
    const late = rowsOf(company.tables.invoices, 'unpaid-invoice').filter(({ paid_on }) => paid_on === instant(28));
    expect(late[0]?.due_on).toBe(instant(8 - 30));
  });

  it('disputes two invoices, the first due on day -14, and settles both on day 27', () => {
    const settled = rowsOf(company.tables.invoices, 'payment-disputes').filter(
      ({ paid_on }) => paid_on === instant(27),
    );
    expect(settled.map(({ due_on }) => due_on)).toEqual([instant(-14), instant(16)]);
  });

  it.each([
    ['quiet-team', 3, 40],
    ['sponsor-leaves', 10, 34],
    ['stale-source', 3, 29],
    ['flip-flop', -9, 20],
    ['renewal-with-low-use', 12, 26],
  ])('leaves an invoice of %s unpaid from day %d to day %d', (storyId, dueDay, paidOnDay) => {
    const invoices = rowsOf(company.tables.invoices, storyId);
    expect(invoices.find(({ due_on }) => due_on === instant(dueDay))?.paid_on).toBe(instant(paidOnDay));
  });

  it('opens more tickets in the storm week than in the ten weeks before', () => {
    const opened = rowsOf(company.tables.tickets, 'ticket-storm').map(({ opened_at }) => opened_at.slice(0, 10));
    const between = (from: number, to: number) =>
      opened.filter((day) => day >= instant(from) && day < instant(to)).length;
    expect(between(9, 16)).toBeGreaterThanOrEqual(12);
    expect(between(9, 16)).toBeGreaterThan(3 * (between(-61, 9) / 10));
  });
});

describe('trouble with people', () => {
  it('loses the sponsor on day 3 and the champion on day 6', () => {
    const left = rowsOf(company.tables.contacts, 'sponsor-leaves').filter(({ left_on }) => left_on !== '');
    expect(left.map(({ role, left_on }) => [role, left_on])).toEqual([
      ['executive_sponsor', instant(3)],
      ['champion', instant(6)],
    ]);
  });

  it('turns a promising champion into a detractor', () => {
    const scores = rowsOf(company.tables.nps, 'detractor').map(({ score }) => Number(score));
    expect(scores).toEqual([8, 2, 3]);
  });

  it('leaves two or three active users who log in a lot', () => {
    expect(change('only-admins', 'active_users', [-34, -6], [10, 24])).toBeLessThan(-0.85);
    expect(change('only-admins', 'logins', [-34, -6], [10, 24])).toBeGreaterThan(-0.82);
  });
});

describe('slow and fast changes of use', () => {
  it('wears off too slowly for a fortnight to notice, and yet to a third', () => {
    expect(change('slow-decline', 'active_users', [-44, -30], [-30, -16])).toBeGreaterThan(-0.3);
    expect(change('slow-decline', 'active_users', [-150, -122], [30, 44])).toBeLessThan(-0.55);
  });

  it('fills more than 90% of the pilot’s seats from day 2 on', () => {
    const pilot = accountOf(company, 'pilot-takes-off');
    const seats = Number(accountRow(pilot)?.seats_purchased);
    const peaks = company.tables.usage_daily
      .filter(({ account_id, day }) => account_id === pilot && day >= instant(2) && day < instant(16))
      .map(({ active_users }) => Number(active_users) / seats);
    expect(Math.max(...peaks)).toBeGreaterThan(0.9);
  });

  it('brings the recovering account back to what it was', () => {
    expect(change('recovery', 'active_users', [-63, -35], [-14, 0])).toBeLessThan(-0.7);
    expect(change('recovery', 'active_users', [-63, -35], [14, 28])).toBeGreaterThan(-0.3);
  });

  it('lets the seasonal customer rest while it is paid and friendly', () => {
    expect(change('seasonal', 'logins', [-100, -70], [-14, 14])).toBeLessThan(-0.8);
    expect(rowsOf(company.tables.nps, 'seasonal').every(({ score }) => score === '10')).toBe(true);
    expect(
      rowsOf(company.tables.invoices, 'seasonal').every(
        ({ due_on, paid_on }) => paid_on === '' || paid_on <= instant(61) || due_on > paid_on,
      ),
    ).toBe(true);
  });

  it('lowers and restores the flipping account’s use every four days, and opens six P1 tickets', () => {
    expect(change('flip-flop', 'active_users', [-11, -7], [-4, 0])).toBeLessThan(-0.15);
    expect(change('flip-flop', 'active_users', [-7, -4], [0, 3])).toBeGreaterThan(-0.2);
    expect(rowsOf(company.tables.tickets, 'flip-flop').filter(({ priority }) => priority === 'p1')).toHaveLength(6);
  });
});

describe('contracts', () => {
  it('ends the silent customer’s contract on day 38: no term, no use, an outcome', () => {
    expect(rowsOf(company.tables.outcomes, 'churn-after-silence')).toMatchObject([
      { effective_on: instant(38), outcome: 'churned' },
    ]);
    expect(rowsOf(company.tables.subscriptions, 'churn-after-silence').at(-1)?.ends_on).toBe(instant(38));
    expect(sumUsage(company, accountOf(company, 'churn-after-silence'), 'logins', [38, 70])).toBe(0);
  });

  it('renews the downgrade with 45% less on day 14', () => {
    const [before, after] = rowsOf(company.tables.subscriptions, 'downgrade').slice(-2);
    expect(after?.started_on).toBe(instant(14));
    expect(Number(after?.arr) / Number(before?.arr)).toBeCloseTo(0.55, 1);
    expect(rowsOf(company.tables.outcomes, 'downgrade')).toMatchObject([{ outcome: 'contracted' }]);
  });

  it('puts the low-use renewal on day 47', () => {
    expect(accountRow(accountOf(company, 'renewal-with-low-use'))?.renewal_on).toBe(instant(47));
  });

  it('knows next to nothing about the newcomer', () => {
    expect(accountRow(accountOf(company, 'newcomer'))?.created_on).toBe(instant(-6));
    expect(rowsOf(company.tables.nps, 'newcomer')).toEqual([]);
    expect(rowsOf(company.tables.activities, 'newcomer')).toEqual([]);
  });

  it('has the second source silent from day 6 and back on day 10', () => {
    expect(company.emeaOutage).toEqual({ fromOn: instant(6), untilOn: instant(10) });
    expect(accountRow(accountOf(company, 'stale-source'))?.pod).toBe('emea');
  });
});
