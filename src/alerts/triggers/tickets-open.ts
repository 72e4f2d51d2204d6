import { defineTrigger } from './define-trigger';
import { countOf } from './words';

/** Five tickets or more are open, feature requests left out (R108). */
export const ticketsOpen = defineTrigger({
  id: 'tickets_open',
  tier: 'moderate',
  stream: 'tickets',
  find({ support: { openTickets } }, { at_least: atLeast }) {
    if (openTickets === null) return 'unknown';
    if (openTickets < atLeast) return null;
    return {
      reason: `${countOf(openTickets, 'ticket')} open`,
      action: 'call their admin {when} and go through the open tickets together',
      evidence: { value: openTickets, limit: atLeast, windowDays: null },
    };
  },
});
