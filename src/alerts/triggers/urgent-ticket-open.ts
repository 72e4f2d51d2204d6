import { defineTrigger, type Held } from './define-trigger';
import { sayStakes } from './stakes';
import { sayHours } from './words';

const ACTIONS = {
  p1: 'escalate it to the Support lead {when} and tell their admin when it will be solved', // R105, X9
  p2: 'ask Support {when} for a date and pass it on to their admin',
} as const;

/** A P1 or P2 is open for longer than 24 h (R105, R107, R144, X9). Exactly 24 h is not. Each ticket is its own. */
export const urgentTicketOpen = defineTrigger({
  id: 'urgent_ticket_open',
  tier: 'high',
  stream: 'tickets',
  again: 'at_once',
  find(subject, { hours: limit }) {
    const { urgent } = subject.support;
    if (urgent === null) return 'unknown';
    const stakes = sayStakes(subject); // R112
    return urgent
      .filter(({ hours }) => hours > limit)
      .map<Held>(({ ticketId, priority, hours }) => ({
        key: ticketId,
        reason: `${priority.toUpperCase()} open for ${sayHours(hours)}${stakes}`,
        action: ACTIONS[priority],
        evidence: { value: hours, limit, windowDays: null },
      }));
  },
});
