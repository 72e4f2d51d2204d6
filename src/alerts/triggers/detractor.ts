import { defineTrigger, type Held } from './define-trigger';
import { countOf } from './words';

const DUE_DAYS = 1; // R117: a call within 24 hours

/** An NPS answer of 0–6 in the last 7 days (R116, R117). Each answer is told once. */
export const detractor = defineTrigger({
  id: 'detractor',
  tier: 'high',
  stream: 'nps',
  again: 'never',
  isHappening: true,
  find({ answers }, { score_at_most: limit, answered_within_days: windowDays }) {
    if (answers === null) return 'unknown';
    return answers
      .filter(({ score, ageDays }) => score <= limit && ageDays < windowDays)
      .map<Held>(({ responseId, score, ageDays }) => ({
        key: responseId,
        reason: `NPS ${score} (detractor) ${ageDays < 1 ? 'today' : `${countOf(Math.floor(ageDays), 'day')} ago`}`,
        action: 'call who answered {when}, listen, and agree what will change',
        dueDays: DUE_DAYS,
        evidence: { value: score, limit, windowDays },
      }));
  },
});
