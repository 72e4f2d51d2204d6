import { defineTrigger } from './define-trigger';
import { percent } from './words';

const WASTE_BELOW = 0.3; // X28, R70
const WINDOW_DAYS = 28;

/** Under half of the paid seats are in use (R100, R150, X28: 30–50% alert, under 30% waste). Exactly half is neutral. */
export const seatsUnused = defineTrigger({
  id: 'seats_unused',
  tier: 'moderate',
  stream: 'usage_daily',
  find({ usage: { seatRate } }, { rate }) {
    if (seatRate === null) return 'unknown';
    if (seatRate >= rate) return null;
    const isWaste = seatRate < WASTE_BELOW;
    return {
      reason: `${percent(seatRate)} of seats in use over 4 weeks${isWaste ? ', the rest is waste' : ''}`,
      action: isWaste
        ? 'agree with their sponsor {when} who should use the idle seats, or fewer of them'
        : 'agree with their admin {when} who should use the idle seats, and offer a training',
      evidence: { value: seatRate, limit: rate, windowDays: WINDOW_DAYS },
    };
  },
});
