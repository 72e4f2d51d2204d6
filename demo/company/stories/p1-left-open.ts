import type { Incident } from '../account-plan';
import { asLukewarm, type Story } from '../story';

/**
 * A P1 opens on day +4 and is escalated; nobody solves it until day +13. Two P2 follow it and stay open as long.
 * Expected: an alert while the P1 is hours old, not days; Red at the latest when it has been open for 48 hours; out of Red after day +13.
 */
export const p1LeftOpen: Story = {
  id: 'p1-left-open',
  title: 'A P1 is left open',
  expectation: 'Red while the P1 is open, at the latest after 48 hours; back once it is solved.',
  tell: (plan, on) => ({
    ...asLukewarm(plan),
    incidents: [incident(on(4), 'p1', 9 * 24), incident(on(6), 'p2', 7 * 24), incident(on(7), 'p2', 6 * 24)],
  }),
};

function incident(day: number, priority: 'p1' | 'p2', solvedAfterHours: number): Incident {
  return {
    day,
    hour: 7,
    priority,
    kind: 'bug',
    solvedAfterHours,
    isEscalated: priority === 'p1',
    isReopened: false,
    csat: 2,
  };
}
