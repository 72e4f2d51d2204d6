import type { MonitorReading } from '../../domain/monitor';

export const ACTIONED_LEAST_RATE = 0.3; // R33
const LEAST_DUE = 10; // under ten, one alert more or less decides

/**
 * Role confusion (R33): under 30% of the red alerts whose five business days have passed had an activity logged within them.
 * Exactly 30% is not under. Fewer than ten such alerts breach nothing; none have no value.
 */
export function judgeRoleConfusion({ due, actioned }: { due: number; actioned: number }): MonitorReading {
  const value = due === 0 ? null : actioned / due;
  return {
    monitor: 'role_confusion',
    subject: '',
    value,
    threshold: ACTIONED_LEAST_RATE,
    isBreached: value !== null && due >= LEAST_DUE && value < ACTIONED_LEAST_RATE,
    detail: { due, actioned },
  };
}
