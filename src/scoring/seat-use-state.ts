import type { SeatUseState } from '../domain/contact';

/**
 * Where the use of paid seats lies (X28, R70): one curve for waste and for growth.
 *   under 30% waste · 30–50% alert · 50–85% neutral · over 85% signal · from 90% task
 * 30% is the end of waste, 50% and 85% are neutral, 90% is the first of the tasks.
 * @param rate - Users at the weekly peak over seats paid for, 0 … above 1; null where it is not known.
 * @returns Null for null: not known is not waste. Never throws.
 */
export function toSeatUseState(rate: number | null): SeatUseState | null {
  if (rate === null) return null;
  if (rate < 0.3) return 'waste';
  if (rate < 0.5) return 'alert';
  if (rate <= 0.85) return 'neutral';
  return rate < 0.9 ? 'signal' : 'task';
}
