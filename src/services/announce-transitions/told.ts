import type { DriSettings } from '../../alerts/choose-dri';
import type { TransitionSettings } from '../../alerts/decide-transition';
import type { Decision } from '../../domain/alert';
import type { Observation } from '../../domain/score';

/** `rejoinHours`: how long after its recovery a relapse still belongs to the same alert. */
export type AlertSettings = TransitionSettings & {
  dri: DriSettings;
  rejoinHours: number;
  predictionDays?: number; // after which a claim is graded (R4)
};
/** A transition to be told, with the observation that made it. */
export type Told = { observation: Observation; decision: Extract<Decision, { kind: 'announce' }> };
