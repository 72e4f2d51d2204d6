import type { AccountFeatures } from '../../../src/domain/features';
import { buildFeatures, getSignal, GOOD_RELATIONS, NOW } from '../build-features';

const tell = (name: string, over: Partial<AccountFeatures> = {}) => {
  const features = buildFeatures({ ...GOOD_RELATIONS, ...over });
  const measured = getSignal(name).measure(features, NOW);
  return measured.kind === 'known' ? getSignal(name).describe(measured.value, features, NOW) : measured.reason;
};
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describe('billing and renewal', () => {
  it.each([
    ['overdue_days', {}, '0 invoices overdue'],
    ['overdue_days', { overdueDaysMax: 1 }, 'Invoice 1 day overdue'],
    ['overdue_days', { overdueDaysMax: null, connected: [] }, 'not_connected'],
    ['overdue_days', { firstInvoiceOn: null }, 'never_seen'],
    ['disputed_invoices', { firstInvoiceOn: null }, 'never_seen'],
    ['late_payment_share', {}, 'All of 12 invoices paid on time in 365 days'],
    ['late_payment_share', { late365: 3 }, '25% of 12 invoices late in 365 days'],
    ['late_payment_share', { due365: 1, late365: 1 }, 'too_few_to_compare'],
    ['late_payment_share', { due365: 2, late365: 1 }, '50% of 2 invoices late in 365 days'],
    ['disputed_invoices', {}, 'No invoice disputed in 90 days'],
    ['disputed_invoices', { disputed90: 2 }, '2 invoices disputed in 90 days'],
    ['arr_change_90d', { termArr: 80_000 }, 'ARR down 20% in 90 days'],
    ['arr_change_90d', { termArrPrev: null }, 'not_reported'],
    ['billed_change_90d', { billedQuarter: 4500 }, 'Amount invoiced down 50% in 3 months'],
    ['billed_change_90d', { billedQuarter: 9900 }, 'Amount invoiced up 10% in 3 months'],
    ['billed_change_90d', { billedQuarter: 0 }, 'Nothing invoiced in 3 months, after every quarter before'], // billed monthly: at once
    [
      'billed_change_90d',
      { billedQuarter: 0, invoicesQuarterPrev: 1, lastInvoiceOn: '2025-11-19' },
      'too_few_to_compare',
    ], // 105 days: late, maybe
    [
      'billed_change_90d',
      { billedQuarter: 0, invoicesQuarterPrev: 1, lastInvoiceOn: '2025-11-18' },
      'Nothing invoiced in 3 months, after every quarter before',
    ],
    ['billed_change_90d', { billedQuarterPrev: 0, quartersBilledPrev: 2 }, 'too_few_to_compare'],
    ['billed_change_90d', { billedQuarter: 0, quartersBilledPrev: 1 }, 'too_few_to_compare'], // yearly, last bill 4 months ago
    ['billed_change_90d', { billedQuarter: 9, quartersBilledPrev: 2 }, 'too_few_to_compare'], // twice a year and an extra
    [
      'billed_change_90d',
      { firstInvoiceOn: '2025-03-05', quartersBilledPrev: 2 },
      'Amount invoiced steady over 3 months',
    ],
    ['billed_change_90d', { firstInvoiceOn: '2025-03-04', quartersBilledPrev: 2 }, 'too_few_to_compare'], // a whole year seen
    ['billed_change_90d', { firstInvoiceOn: '2025-09-06' }, 'too_little_history'],
    ['billed_change_90d', { firstInvoiceOn: '2025-09-05' }, 'Amount invoiced steady over 3 months'],
    ['billed_change_90d', { firstInvoiceOn: null }, 'never_seen'],
    ['renewal_days', { renewalOn: '2026-03-04' }, 'Renewal is today, 0 days left'],
    ['renewal_days', { renewalOn: '2026-04-03' }, 'Renewal in 30 days'],
    ['renewal_days', { renewalOn: '2026-03-03' }, 'too_little_history'],
    ['renewal_days', { renewalOn: null }, 'not_reported'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  });
});

describe('support', () => {
  it.each([
    ['open_p1_hours', {}, 'No P1 ticket open'],
    ['open_p1_hours', { openP1Hours: 0.2 }, 'P1 ticket open for 1 hour'],
    ['open_p1_hours', { openP1Hours: 36 }, 'P1 ticket open for 36 hours'],
    ['open_p1_hours', { openP1Hours: 71 }, 'P1 ticket open for 2 days'],
    ['open_tickets', {}, '0 tickets open'],
    ['open_tickets', { openTickets: 5, openTicketDaysMax: 9.9 }, '5 tickets open, the oldest for 9 days'],
    ['ticket_surge_14d', { tickets14: 8, tickets90Prev: 18 }, '8 tickets opened in 14 days, 2.9 times the usual'],
    ['ticket_surge_14d', { tickets14: 3, tickets90Prev: 0 }, '3 tickets opened in 14 days, no more than usual'],
    ['ticket_surge_14d', { tickets14: 4, tickets90Prev: 0 }, '4 tickets opened in 14 days, 4.0 times the usual'],
    ['ticket_surge_14d', { ticketsSinceOn: '2025-11-21' }, 'too_little_history'],
    ['ticket_surge_14d', { ticketsSinceOn: '2025-11-20' }, '1 ticket opened in 14 days, no more than usual'],
    ['ticket_surge_14d', { createdOn: '2025-11-21', firstUsageOn: null }, 'too_little_history'],
    [
      'ticket_surge_14d',
      { createdOn: '2025-11-20', firstUsageOn: null },
      '1 ticket opened in 14 days, no more than usual',
    ],
    ['escalations_30d', {}, 'No ticket escalated in 30 days'],
    ['escalations_30d', { escalated30: 1 }, '1 ticket escalated in 30 days'],
    ['resolution_time_30d', {}, 'Tickets of the last 30 days took 12 hours to solve'],
    ['csat_90d', {}, 'Support rated 4.6 of 5 over 90 days'],
    ['csat_90d', { csat90Avg: 1, rated90: 1 }, 'too_few_to_compare'],
    ['csat_90d', { csat90Avg: 1, rated90: 2 }, 'Support rated 1.0 of 5 over 90 days'],
    ['csat_90d', { csat90Avg: null, rated90: null, connected: [] }, 'not_connected'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  });
});

describe('nps', () => {
  const value = (npsScores: number[], npsAgesDays: number[]) => {
    const measured = getSignal('nps').measure(buildFeatures({ npsScores, npsAgesDays }), NOW);
    return measured.kind === 'known' ? measured.value : null;
  };
  it.each([[10, 100], [9, 100], [8, 70], [7, 70], [6, 30], [0, 30]])('R52: an answer of %d is worth %d', (score, points) => {
    expect(value([score], [0])).toBe(points);
  }); // prettier-ignore

  it('R52: recent answers weigh more: one 90 days older counts half', () => {
    expect(value([9, 0], [0, 90])).toBeCloseTo((100 + 0.5 * 30) / 1.5);
    expect(value([0, 9], [0, 90])).toBeCloseTo((30 + 0.5 * 100) / 1.5);
  });

  it.each([
    ['nps', { npsScores: [6], npsAgesDays: [0.5] }, 'NPS 6 (detractor) today, 1 answer in 365 days'],
    ['nps', { npsScores: [7], npsAgesDays: [1] }, 'NPS 7 (passive) 1 day ago, 1 answer in 365 days'],
    ['nps', { npsScores: [9], npsAgesDays: [40] }, 'NPS 9 (promoter) 40 days ago, 1 answer in 365 days'],
    ['nps', { npsScores: null, npsAgesDays: null }, 'never_seen'],
    ['nps_trend', { npsScores: [4, 9, 8], npsAgesDays: [1, 90, 180] }, 'NPS down 4.5 to 4 against the last 365 days'],
    ['nps_trend', { npsScores: [9, 9], npsAgesDays: [1, 90] }, 'NPS steady at 9 over 365 days'],
    ['nps_trend', { npsScores: [9], npsAgesDays: [1] }, 'too_few_to_compare'],
    ['nps_trend', { npsScores: [9, 2], npsAgesDays: [121, 300] }, 'too_few_to_compare'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  });
});

describe('people', () => {
  it.each([
    ['touch_recency', { lastTouchAt: daysAgo(0.5) }, 'In contact within 24 hours'],
    ['touch_recency', { lastTouchAt: null }, 'never_seen'],
    ['touch_recency', { lastTouchAt: daysAgo(61.5) }, 'No contact for 61 days'],
    ['attendance_90d', { attended90: 1, invited90: 3 }, 'Attended 33% of 3 sessions in 90 days'],
    ['attendance_90d', { invited90: 0 }, 'too_few_to_compare'],
    ['stakeholder_breadth', { contactsActive30: 1 }, '1 of 6 contacts seen in 30 days'],
    ['stakeholder_breadth', { contactsSeenLater: 1 }, 'not_reported'],
    ['stakeholder_breadth', { contactsSeenKnown: 0, contactsActive30: 0 }, 'not_reported'],
    ['sponsor_dormant_days', { sponsorLastSeenAt: daysAgo(45) }, 'Executive sponsor not seen for 45 days'],
    ['sponsor_dormant_days', { sponsorLastSeenAt: daysAgo(45), sponsorsSeenLater: 1 }, 'not_reported'],
    ['sponsor_dormant_days', { sponsorLastSeenAt: daysAgo(0.1) }, 'Executive sponsor seen within 24 hours'],
    ['champions_left_90d', {}, 'No champion left in 90 days'],
    ['champions_left_90d', { contactsKnown: 0 }, 'never_seen'],
    ['champions_left_90d', { championsLeft90: 1 }, '1 champion or sponsor left in 90 days'],
    ['champions_left_90d', { championsLeft90: 2 }, '2 champions or sponsors left in 90 days'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  });
});
