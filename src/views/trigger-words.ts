import type { TriggerId } from '../domain/trigger';

/** What an alert was for, in a word or three: at the beginning of a line. */
const WORDS: Record<TriggerId, string> = {
  turned_red: 'Turned red',
  score_below: 'Very low score',
  drop_critical: 'Critical drop',
  sponsor_dormant: 'Sponsor dormant',
  p1_opened: 'P1 opened',
  payment_past_due: 'Payment past due',
  drop_rapid: 'Rapid drop',
  drop_notable: 'Notable drop',
  usage_drop: 'Usage drop',
  inactive: 'No activity',
  urgent_ticket_open: 'Urgent ticket open',
  qbr_missed: 'QBR missed',
  detractor: 'Detractor',
  champion_left: 'Champion left',
  predicted_decline: 'Predicted decline',
  decline_three_months: 'Three months of decline',
  drop_sustained: 'Sustained drop',
  seats_unused: 'Seats unused',
  no_touchpoint: 'No contact',
  low_adoption: 'Low adoption',
  tickets_surge: 'Surge of tickets',
  tickets_open: 'Many open tickets',
  renewal_90: 'Renewal in 90 days',
  renewal_60: 'Renewal in 60 days',
  renewal_30: 'Renewal in 30 days',
  seats_full: 'Seats full',
  api_full: 'API limit reached',
};

export const triggerWords = (trigger: TriggerId): string => WORDS[trigger];
export const isTriggerId = (key: string): key is TriggerId => Object.hasOwn(WORDS, key);
