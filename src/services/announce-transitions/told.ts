import type { DriSettings } from '../../alerts/choose-dri';
import type { TransitionSettings } from '../../alerts/decide-transition';
import type { BusinessCalendar } from '../../domain/calendar';
import type { Decision } from '../../domain/alert';
import type { Observation } from '../../domain/score';
import type { Finding, TriggerState } from '../../domain/trigger';

/**
 * `rejoinHours`: how long after its end a story still belongs to the same alert. `refireDays`: a condition that ended and comes back
 * sooner is no news. `holdPosts`: messages wait for the week's budget (services/release-held); Critical ones never do.
 */
export type AlertSettings = TransitionSettings & {
  dri: DriSettings;
  rejoinHours: number;
  refireDays: number;
  holdPosts: boolean;
  calendar?: BusinessCalendar; // the company's: for what falls due before anyone in particular is named
  predictionDays?: number; // after which a claim is graded (R4)
};

export type Announcement = Extract<Decision, { kind: 'announce' }>;
export type TriggerRef = Pick<TriggerState, 'trigger' | 'key'>;

/** What one look at an account gives to tell, with the observation that made it. */
export type Move = {
  observation: Observation;
  transition: Announcement | null; // an announced band
  fired: readonly Finding[]; // triggers that begin
  cleared: readonly TriggerRef[]; // that end
  resumed: readonly TriggerRef[]; // that are back so soon that they are no news
};

/** Whether anything is to be told. */
export const isMove = ({ transition, fired, cleared, resumed }: Move): boolean =>
  transition !== null || fired.length + cleared.length + resumed.length > 0;

export const turnsRed = ({ transition }: Move): boolean => transition?.to === 'red';
