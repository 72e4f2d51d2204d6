import type { Incident } from '../account-plan';
import { asLukewarm, type Story, withUnpaidInvoice, withUsage } from '../story';

/** P1 tickets as [day, hour opened, hours open]: some for two nights, some solved within a morning. */
const OUTAGES = [[2, 18, 40], [6, 5, 3], [8, 18, 40], [11, 5, 3], [13, 18, 40], [17, 5, 2]] as const; // prettier-ignore
const SWING = 0.72;

/**
 * Low in the Yellow because of an invoice that is late from day -9 to day +20, and pushed over the edge and back: P1 tickets come and
 * go, some within hours, and use swings by a quarter every four days.
 * Expected: no message per crossing; a band that has not stood for four hours is not announced, and the flips are counted.
 */
export const flipFlop: Story = {
  id: 'flip-flop',
  title: 'An account flips around a boundary',
  expectation: 'Few messages: short flips are held back and counted instead of announced one by one.',
  tell: (plan, on) => {
    const swings = [-4, 0, 4, 8, 12, 16, 20, 24].map((offset, index) => ({
      fromDay: on(offset),
      toDay: on(offset),
      factor: index % 2 === 0 ? SWING : 1 / SWING,
    }));
    const billed = withUnpaidInvoice(asLukewarm(plan), { dueDay: on(-9), paidOnDay: on(20) });
    const incidents = OUTAGES.map(([offset, hour, solvedAfterHours]) => outage(on(offset), hour, solvedAfterHours));
    return { ...withUsage(billed, { users: swings }), incidents };
  },
};

function outage(day: number, hour: number, solvedAfterHours: number): Incident {
  return { day, hour, solvedAfterHours, priority: 'p1', kind: 'bug', isEscalated: false, isReopened: true, csat: 3 };
}
