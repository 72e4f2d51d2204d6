import { percent } from '../change';
import { countOf } from '../days';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

const MIN_EMAILS = 3; // one answer missed is no silence

/**
 * Share of the e-mails of the last 90 days that were answered (R51: response rate), of those that say so (`attended`).
 *   rate = answered / sent, 0–1
 * no_data without an activity source or under 3 such e-mails.
 */
export const emailResponse90d: SignalDefinition = {
  name: 'email_response_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'activities',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { emailsAnswered90, emailsSent90 } = features;
    if (emailsAnswered90 === null || emailsSent90 === null) return knownOr(null, features, 'activities');
    return emailsSent90 < MIN_EMAILS ? noData('too_few_to_compare') : known(emailsAnswered90 / emailsSent90);
  },
  describe: (rate, { emailsSent90 }) =>
    `${percent(rate)} of ${countOf(emailsSent90 ?? 0, 'e-mail')} answered in 90 days`,
  goal: (rate) => `they answer ${percent(rate)} of our e-mails`,
};
