import { defineTrigger, type Held } from './define-trigger';
import { countOf } from './words';

const DAY_MS = 86_400_000;
const ROLES = { champion: 'Champion', executive_sponsor: 'Executive sponsor' } as const;

/** A champion or executive sponsor left the customer in the last 90 days (R76). Each person is told once. */
export const championLeft = defineTrigger({
  id: 'champion_left',
  tier: 'high',
  stream: 'contacts',
  again: 'never',
  isHappening: true,
  find({ people: { left } }, { within_days: windowDays }, now) {
    if (left === null) return 'unknown';
    const today = Date.parse(now.toISOString().slice(0, 10));
    return left
      .map((person) => ({ ...person, days: Math.round((today - Date.parse(person.leftOn)) / DAY_MS) }))
      .filter(({ days }) => days >= 0 && days < windowDays)
      .map<Held>(({ contactId, role, days }) => ({
        key: contactId,
        reason: `${ROLES[role]} left ${days === 0 ? 'today' : `${countOf(days, 'day')} ago`}`,
        action: 'ask their admin {when} who follows, and arrange an introduction',
        evidence: { value: days, limit: windowDays, windowDays },
      }));
  },
});
