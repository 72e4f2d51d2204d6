import { defineTrigger, type Held } from './define-trigger';
import { sayStakes } from './stakes';
import { sayHours } from './words';

/** A P1 is open, from its first minute on (R113, R148, X9: 0 h). Each ticket is told once, and again when it is reopened. */
export const p1Opened = defineTrigger({
  id: 'p1_opened',
  tier: 'critical',
  stream: 'tickets',
  again: 'at_once',
  find(subject) {
    const { urgent } = subject.support;
    if (urgent === null) return 'unknown';
    const stakes = sayStakes(subject); // R112
    return urgent
      .filter(({ priority }) => priority === 'p1')
      .map<Held>(({ ticketId, hours }) => ({
        key: ticketId,
        reason: `P1 open for ${sayHours(hours)}${stakes}`,
        action: 'call their admin {when}: who works on it, and when they hear from us next',
        evidence: { value: hours, limit: 0, windowDays: null },
      }));
  },
});
