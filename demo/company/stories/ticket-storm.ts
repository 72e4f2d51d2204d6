import type { Incident } from '../account-plan';
import { asLukewarm, type Story } from '../story';

const STORM_DAYS = [9, 9, 10, 10, 11, 11, 11, 12, 12, 13, 14, 15];
const SOLVED_ON_DAY = 24;

/**
 * After an upgrade on day +9 twelve tickets arrive within a week (about eight times the usual), a third of them P2, several reopened;
 * all are solved by day +24 with poor ratings.
 * Expected: the volume against the account's own normal is the reason. Yellow at most, as none of it is a P1; back after it.
 */
export const ticketStorm: Story = {
  id: 'ticket-storm',
  title: 'A storm of tickets after an upgrade',
  expectation: 'Volume far over the usual is noticed within days; never Red, as none of it is a P1.',
  tell: (plan, on) => ({
    ...asLukewarm(plan),
    incidents: STORM_DAYS.map((offset, index) => stormTicket(on, offset, index)),
  }),
};

function stormTicket(on: (offset: number) => number, offset: number, index: number): Incident {
  return {
    day: on(offset),
    hour: 7 + (index % 9),
    priority: index % 3 === 0 ? 'p2' : 'p3',
    kind: 'bug',
    solvedAfterHours: (SOLVED_ON_DAY - offset) * 24 - 2 * index,
    isEscalated: index % 4 === 0,
    isReopened: index % 3 === 1,
    csat: 1 + (index % 2),
  };
}
