import type { DriSettings } from '../alerts/choose-dri';
import type { TransitionSettings } from '../alerts/decide-transition';
import type { Decision } from '../domain/alert';
import type { Observation } from '../domain/score';

export type AlertSettings = TransitionSettings & { dri: DriSettings };
/** A transition to be told, with the observation that made it. */
export type Told = { observation: Observation; decision: Extract<Decision, { kind: 'announce' }> };
