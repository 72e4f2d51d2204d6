import type { TriggerId } from '../../domain/trigger';
import { apiFull } from './api-full';
import { championLeft } from './champion-left';
import { declineThreeMonths } from './decline-three-months';
import type { TriggerDefinition } from './define-trigger';
import { detractor } from './detractor';
import { dropCritical } from './drop-critical';
import { dropNotable } from './drop-notable';
import { dropRapid } from './drop-rapid';
import { dropSustained } from './drop-sustained';
import { inactive } from './inactive';
import { lowAdoption } from './low-adoption';
import { noTouchpoint } from './no-touchpoint';
import { p1Opened } from './p1-opened';
import { paymentPastDue } from './payment-past-due';
import { predictedDecline } from './predicted-decline';
import { qbrMissed } from './qbr-missed';
import { renewal30 } from './renewal-30';
import { renewal60 } from './renewal-60';
import { renewal90 } from './renewal-90';
import { scoreBelow } from './score-below';
import { seatsFull } from './seats-full';
import { seatsUnused } from './seats-unused';
import type { FoundTriggerId } from './settings';
import { sponsorDormant } from './sponsor-dormant';
import { ticketsOpen } from './tickets-open';
import { ticketsSurge } from './tickets-surge';
import { urgentTicketOpen } from './urgent-ticket-open';
import { usageDrop } from './usage-drop';

const BY_ID: Readonly<Record<FoundTriggerId, TriggerDefinition>> = {
  score_below: scoreBelow,
  drop_critical: dropCritical,
  sponsor_dormant: sponsorDormant,
  p1_opened: p1Opened,
  payment_past_due: paymentPastDue,
  drop_rapid: dropRapid,
  drop_notable: dropNotable,
  usage_drop: usageDrop,
  inactive,
  urgent_ticket_open: urgentTicketOpen,
  qbr_missed: qbrMissed,
  detractor,
  champion_left: championLeft,
  predicted_decline: predictedDecline,
  decline_three_months: declineThreeMonths,
  drop_sustained: dropSustained,
  seats_unused: seatsUnused,
  no_touchpoint: noTouchpoint,
  low_adoption: lowAdoption,
  tickets_surge: ticketsSurge,
  tickets_open: ticketsOpen,
  renewal_90: renewal90,
  renewal_60: renewal60,
  renewal_30: renewal30,
  seats_full: seatsFull,
  api_full: apiFull,
};

/** Every trigger that is found by looking at one account, the gravest first. */
export const TRIGGER_DEFINITIONS: readonly TriggerDefinition[] = Object.values(BY_ID);

/** Null for turning red, which is a transition. */
export const findDefinition = (id: TriggerId): TriggerDefinition | null => (id === 'turned_red' ? null : BY_ID[id]);
