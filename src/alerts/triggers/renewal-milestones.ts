import type { TriggerSettings } from './settings';

export const MILESTONES = ['renewal_90', 'renewal_60', 'renewal_30'] as const;
export type Milestone = (typeof MILESTONES)[number];

/**
 * The nearest milestone a renewal has reached (R123): of those switched on, the one with the fewest days that are not yet fewer than are
 * left. 60 days left are the milestone of 60; 61 still that of 90.
 * @param days - to the renewal; negative: past, and no milestone any more.
 * @returns Null before the first one. Never throws.
 */
export function findMilestone(days: number, settings: Pick<TriggerSettings, Milestone>): Milestone | null {
  if (days < 0) return null;
  const reached = MILESTONES.filter((id) => settings[id].enabled && days <= settings[id].days);
  return reached.toSorted((a, b) => settings[a].days - settings[b].days)[0] ?? null;
}
