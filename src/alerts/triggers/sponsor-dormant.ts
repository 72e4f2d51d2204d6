import { defineTrigger } from './define-trigger';
import { countOf } from './words';

/** The executive sponsor was last seen 30 days ago or longer (R69, R148). Of several the one seen last. Silent without one on record. */
export const sponsorDormant = defineTrigger({
  id: 'sponsor_dormant',
  tier: 'critical',
  stream: 'contacts',
  find({ people: { sponsorUnseenDays } }, { days }) {
    if (sponsorUnseenDays === null) return 'unknown';
    if (sponsorUnseenDays < days) return null;
    return {
      reason: `Executive sponsor not seen for ${countOf(Math.floor(sponsorUnseenDays), 'day')}`,
      action: 'reach their executive sponsor {when}, or find out who decides now',
      evidence: { value: sponsorUnseenDays, limit: days, windowDays: null },
    };
  },
});
