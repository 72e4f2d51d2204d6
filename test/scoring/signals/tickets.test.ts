import type { AccountFeatures } from '../../../src/domain/features';
import { buildFeatures, buildUnknown, getSignal, GOOD_RELATIONS, NOW } from '../build-features';

const tell = (name: string, over: Partial<AccountFeatures> = {}) => {
  const features = buildFeatures({ ...GOOD_RELATIONS, ...over });
  const measured = getSignal(name).measure(features, NOW);
  return measured.kind === 'known' ? getSignal(name).describe(measured.value, features, NOW) : measured.reason;
};
const value = (name: string, over: Partial<AccountFeatures>) => {
  const measured = getSignal(name).measure(buildFeatures(over), NOW);
  return measured.kind === 'known' ? measured.value : measured.reason;
};

describe('open tickets by priority and age', () => {
  it.each([
    ['open_p2_hours', {}, 'No P2 ticket open'],
    ['open_p2_hours', { openP2Hours: 23.6 }, 'P2 ticket open for 24 hours'],
    ['open_p2_hours', { openP2Hours: 72 }, 'P2 ticket open for 3 days'],
    ['oldest_ticket_days', {}, '0 tickets open'],
    ['oldest_ticket_days', { openTickets: 1, openTicketDaysMax: 0.4 }, 'Oldest ticket open for 0 days'],
    ['oldest_ticket_days', { openTickets: 1, openTicketDaysMax: 31.9 }, 'Oldest ticket open for 31 days'],
    ['urgent_tickets_30d', {}, '0 P1 or P2 tickets opened in 30 days'],
    ['urgent_tickets_30d', { urgent30: 1 }, '1 P1 or P2 ticket opened in 30 days'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  });
});

describe('the trend of urgent tickets', () => {
  it.each([
    [{ urgent90: 4, urgent90Prev: 1 }, '3 more P1 and P2 tickets in 90 days than in the 90 before'],
    [{ urgent90: 1, urgent90Prev: 4 }, '3 fewer P1 and P2 tickets in 90 days than in the 90 before'],
    [{ urgent90: 2, urgent90Prev: 2 }, 'As many P1 and P2 tickets in 90 days as in the 90 before'],
    [{ ticketsSinceOn: '2025-09-05' }, 'As many P1 and P2 tickets in 90 days as in the 90 before'], // 180 days
    [{ ticketsSinceOn: '2025-09-06' }, 'too_little_history'],
    [{ ticketsSinceOn: null }, 'too_little_history'],
    [{ createdOn: '2025-09-05', firstUsageOn: null }, 'As many P1 and P2 tickets in 90 days as in the 90 before'],
    [{ createdOn: '2025-09-06', firstUsageOn: null, urgent90: 9 }, 'too_little_history'], // there was no before
  ])('of %j reads "%s"', (over, sentence) => {
    expect(tell('urgent_trend_90d', { firstUsageOn: '2025-03-01', ...over })).toBe(sentence);
  });
});

describe('R110: how tickets are solved', () => {
  it.each([
    ['resolution_time_30d', {}, 'Tickets of the last 30 days took 12 hours to solve'],
    ['resolution_trend_90d', {}, 'Time to solve a ticket steady over 90 days'],
    ['resolution_trend_90d', { resolution90HoursAvg: 30 }, 'Time to solve a ticket up 150% in 90 days'],
    ['resolution_trend_90d', { resolution90HoursAvg: 6 }, 'Time to solve a ticket down 50% in 90 days'],
    ['resolution_trend_90d', { solved90: 5, solved90Prev: 5 }, 'Time to solve a ticket steady over 90 days'],
    ['resolution_trend_90d', { solved90: 4 }, 'too_few_to_compare'],
    ['resolution_trend_90d', { solved90Prev: 4 }, 'too_few_to_compare'],
    ['resolution_trend_90d', { resolution90PrevHoursAvg: 0 }, 'too_few_to_compare'],
    ['sla_missed_share_90d', {}, '0% of 6 tickets missed the target time in 90 days'],
    ['sla_missed_share_90d', { targetsDue90: 5, targetsMissed90: 2 }, '40% of 5 tickets missed the target time in 90 days'],
    ['sla_missed_share_90d', { targetsDue90: 4, targetsMissed90: 4 }, 'too_few_to_compare'],
    ['reopen_rate_90d', { reopenKnown90: 5, reopened90: 1 }, '20% of 5 tickets solved in 90 days came back'],
    ['reopen_rate_90d', { reopenKnown90: 4, reopened90: 4 }, 'too_few_to_compare'],
    ['reopen_rate_90d', { reopenKnown90: 0, solved90: 9 }, 'not_reported'],
    ['reopen_rate_90d', { reopenKnown90: 0, solved90: 0 }, 'too_few_to_compare'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  }); // prettier-ignore
});

describe('how support is rated', () => {
  it.each([
    ['csat_trend_90d', { csat90Avg: 3.8 }, 'Support rating down 0.8 to 3.8 of 5 in 90 days'],
    ['csat_trend_90d', { csat90Avg: 4.7 }, 'Support rating up 0.1 to 4.7 of 5 in 90 days'],
    ['csat_trend_90d', { csat90Avg: 4.64 }, 'Support rating steady at 4.6 of 5 over 90 days'],
    ['csat_trend_90d', { rated90: 3, rated90Prev: 3 }, 'Support rating steady at 4.6 of 5 over 90 days'],
    ['csat_trend_90d', { rated90: 2 }, 'too_few_to_compare'],
    ['csat_trend_90d', { rated90Prev: 2 }, 'too_few_to_compare'],
    ['csat_low_90d', {}, '0 of 5 tickets rated 1 or 2 of 5 in 90 days'],
    ['csat_low_90d', { ratedLow90: 3 }, '3 of 5 tickets rated 1 or 2 of 5 in 90 days'],
    ['csat_low_90d', { rated90: 0 }, 'not_reported'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  });

  it('falls as the ratings do', () => {
    expect(value('csat_trend_90d', { csat90Avg: 2, csat90PrevAvg: 4.5 })).toBe(-2.5);
  });
});

describe('questions how to do something', () => {
  it.each([
    [{ questions90: 1 }, '1 how-to question asked in 90 days'],
    [{ questions90: 0 }, '0 how-to questions asked in 90 days'],
    [{ questions90: 0, unsorted90: 1 }, 'not_reported'], // it may be one
    [{ questions90: 2, unsorted90: 5 }, '2 how-to questions asked in 90 days'],
  ])('of %j read "%s"', (over, sentence) => {
    expect(tell('how_to_tickets_90d', over)).toBe(sentence);
  });

  it('R115: are a good sign', () => expect(getSignal('how_to_tickets_90d').goodDirection).toBe('up'));
});

it.each([
  'open_p2_hours', 'oldest_ticket_days', 'urgent_tickets_30d', 'urgent_trend_90d', 'resolution_trend_90d', 'sla_missed_share_90d', 'reopen_rate_90d',
  'csat_trend_90d', 'csat_low_90d', 'how_to_tickets_90d',
])('%s is unknown without a ticket source', (name) => {
  expect(getSignal(name).measure(buildUnknown(), NOW)).toEqual({ kind: 'no_data', reason: 'not_connected' });
}); // prettier-ignore
