import type { UrgentTicket } from '../../../src/domain/trigger-subject';
import { findsAny, getFinding, listOf, look, type Over } from './build-subject';

const tickets = (...urgent: UrgentTicket[]): Over => ({ support: { urgent } });
const ticket = (priority: 'p1' | 'p2', hours: number, ticketId = 't-1'): UrgentTicket => ({
  ticketId,
  priority,
  hours,
});

describe('a P1', () => {
  it.each([0, 0.01, 5, 200])('R113, X9: is Critical from its first minute on: open for %d h', (hours) => {
    expect(listOf('p1_opened', tickets(ticket('p1', hours)))).toMatchObject([{ tier: 'critical', key: 't-1' }]);
  });

  it('is told by itself, however many there are', () => {
    const found = listOf('p1_opened', tickets(ticket('p1', 1, 't-2'), ticket('p2', 9, 't-3'), ticket('p1', 2, 't-1')));
    expect(found.map(({ key }) => key)).toEqual(['t-1', 't-2']);
  });

  it.each([
    [36, 'P1 open for 36 h, renewal in March, $200K'],
    [0, 'P1 open for 1 min, renewal in March, $200K'],
    [0.5, 'P1 open for 30 min, renewal in March, $200K'],
    [0.999, 'P1 open for 59 min, renewal in March, $200K'],
    [1, 'P1 open for 1 h, renewal in March, $200K'],
    [47.9, 'P1 open for 47 h, renewal in March, $200K'],
    [48, 'P1 open for 2 days, renewal in March, $200K'],
  ])('R112: %d h are told with what hangs on it', (hours, reason) => {
    expect(getFinding('p1_opened', { ...tickets(ticket('p1', hours)), renewal: { on: '2026-03-31', days: 27 } }).reason).toBe(reason); // prettier-ignore
  });

  it.each([
    // renewal, ARR, currency
    [{ on: '2027-01-28', days: 330 }, 1_500, 'EUR', ', renewal in January, €1.5K'],
    [{ on: '2027-01-29', days: 331 }, 999, 'EUR', ', renewal in January 2027, €999'],
    [{ on: '2026-03-04', days: 0 }, 2_000_000, null, ', renewal in March, 2M'],
    [{ on: '2026-03-03', days: -1 }, 50_000, 'dollars', ', 50K'],
    [null, null, 'USD', ''],
    [null, 0, 'USD', ''],
  ])('R112: renewal %o and ARR %s %s are told as "%s"', (renewal, arr, currency, said) => {
    expect(getFinding('p1_opened', { ...tickets(ticket('p1', 36)), renewal, arr, currency }).reason).toBe(`P1 open for 36 h${said}`); // prettier-ignore
  });
});

describe('an urgent ticket that stays open', () => {
  it.each([
    ['p1', 24, false],
    ['p1', 24.01, true],
    ['p2', 24, false],
    ['p2', 24.01, true],
    ['p2', 1, false],
  ] as const)('R144, X9: %s for %d h is told: %s', (priority, hours, expected) => {
    expect(findsAny('urgent_ticket_open', tickets(ticket(priority, hours)))).toBe(expected);
  });

  it('R105, X9: a P1 goes on to the Support lead, beside what was told when it opened', () => {
    const { findings } = look(tickets(ticket('p1', 30)));
    expect(findings.map(({ trigger, tier }) => [trigger, tier])).toEqual([
      ['p1_opened', 'critical'],
      ['urgent_ticket_open', 'high'],
    ]);
    expect(findings[1]?.action).toBe('escalate it to the Support lead by Friday and tell their admin when it will be solved'); // prettier-ignore
  });

  it('X9: a P2 is never Critical', () => {
    const { findings } = look(tickets(ticket('p2', 100)));
    expect(findings).toMatchObject([{ trigger: 'urgent_ticket_open', tier: 'high', reason: 'P2 open for 4 days, renewal in November, $200K' }]); // prettier-ignore
  });
});

describe('many tickets', () => {
  it.each([
    [4, false],
    [5, true],
    [12, true],
  ])('R108: %d open at once call for a conversation: %s', (openTickets, expected) => {
    expect(findsAny('tickets_open', { support: { openTickets } })).toBe(expected);
  });

  it.each([
    // opened in two weeks, times the usual
    [8, 3, true],
    [7, 3, false],
    [8, 2.9, false],
    [20, 10, true],
  ])('R111: %d in two weeks, %d times the usual, are a surge: %s', (tickets14, surgeTimes, expected) => {
    expect(findsAny('tickets_surge', { support: { tickets14, surgeTimes } })).toBe(expected);
  });

  it('are told in numbers', () => {
    const support = { openTickets: 6, tickets14: 8, surgeTimes: 3.25 };
    expect(look({ support }).findings.map(({ reason, tier }) => [reason, tier])).toEqual([
      ['8 tickets opened in 14 days, 3.3 times the usual', 'moderate'],
      ['6 tickets open', 'moderate'],
    ]);
  });
});
