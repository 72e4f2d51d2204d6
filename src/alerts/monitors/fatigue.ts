import type { MonitorReading } from '../../domain/monitor';

export type RepLoad = { email: string; told: number }; // alerts told to them this week, in a channel or a digest

/**
 * Alert fatigue (R32): someone was told more alerts this week than the budget allows (12). The value is the most anyone was told;
 * exactly the budget is not over it. Null while nobody was told anything.
 */
export function judgeFatigue(loads: readonly RepLoad[], weeklyBudget: number): MonitorReading {
  const most = loads.length === 0 ? null : Math.max(...loads.map(({ told }) => told));
  const over = loads.filter(({ told }) => told > weeklyBudget).length;
  return {
    monitor: 'fatigue',
    subject: '',
    value: most,
    threshold: weeklyBudget,
    isBreached: over > 0,
    detail: { repsOver: over, reps: loads.length },
  };
}
