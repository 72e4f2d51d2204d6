import { asLukewarm, type Story, withUsage } from '../story';

const SWING = 0.55;

/**
 * Use halves and comes back every few days from day -4 to day +24, and P1 tickets open and close within hours: a score that keeps
 * crossing a boundary.
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
    const incidents = [3, 5, 9, 13].map((offset) => ({
      day: on(offset),
      hour: 6,
      priority: 'p1' as const,
      kind: 'bug' as const,
      solvedAfterHours: offset % 2 === 0 ? 20 : 30,
      isEscalated: false,
      isReopened: true,
      csat: 3,
    }));
    return { ...withUsage(asLukewarm(plan), { users: swings, adoptionRate: 0.38 }), incidents };
  },
};
