import type { AccountFeatures } from '../../domain/features';
import type { Observation } from '../../domain/score';
import type { StreamFreshness } from '../../domain/stream';
import { findTriggers } from '../../alerts/triggers/find-triggers';
import type { TriggerSettings } from '../../alerts/triggers/settings';
import type { Evaluation } from '../../scoring/evaluate-account';
import { listStaleStreams } from './list-stale-streams';
import { toTriggerSubject } from './to-trigger-subject';

export type TriggerContext = {
  settings: TriggerSettings;
  freshness: readonly StreamFreshness[];
  isUsageDoubtful: boolean; // it fell for most accounts at once: an outage, a broken tracker
};

/** What a run saw of one account, for the alert rules: its observation with the triggers that hold and the telemetry they must not trust. */
export function findAccountTriggers(
  features: AccountFeatures,
  evaluation: Evaluation,
  { settings, freshness, isUsageDoubtful }: TriggerContext,
): Observation {
  const { observation, health } = evaluation;
  const now = observation.observedAt;
  const subject = toTriggerSubject(features, evaluation, now);
  const { findings, unknown } = findTriggers(subject, settings, now);
  const stale = listStaleStreams(freshness, features.usageSource);
  return {
    ...observation,
    isCritical: health.isCritical,
    findings,
    unknownTriggers: unknown,
    staleStreams: isUsageDoubtful ? [...new Set([...stale, 'usage_daily' as const])] : stale,
  };
}
