import type { TriggerSubject } from '../../domain/trigger-subject';
import type { Ruling } from './define-trigger';
import type { TriggerSettings } from './settings';

type Question = {
  limits: TriggerSettings['drop_critical'];
  isReached: (fell: number, points: number) => boolean;
  action: string;
};

/**
 * Points lost against the score so many days before, by the same model (X7).
 *   fell = score `days` ago − score now, whole points
 * It rests on whatever telemetry took the points: where that is late, or fell for everyone, the drop waits as a change of colour does.
 * @returns `unknown` where there is no score, or history does not reach. Never throws.
 */
export function findDrop(
  { score, scoreAgo, driverStream }: TriggerSubject,
  { limits, isReached, action }: Question,
): Ruling {
  const before = scoreAgo[`days${limits.days}`];
  if (score === null || before === null) return 'unknown';
  const fell = before - score;
  if (!isReached(fell, limits.points)) return null;
  return {
    reason: `Health score down ${fell} points in ${limits.days} days, from ${before} to ${score}`,
    action,
    stream: driverStream,
    evidence: { value: fell, limit: limits.points, windowDays: limits.days },
  };
}

export const orMore = (fell: number, points: number): boolean => fell >= points;
export const moreThan = (fell: number, points: number): boolean => fell > points;
