import type { Share } from '../../domain/effectiveness';

const FEW = 10; // of fewer a percentage says more than is known

export const percent = (rate: number): string => `${Math.round(rate * 100)}%`;

/** `64% (9 of 14)`; of few only the counts; of none `none`. */
export function shareWords({ part, whole }: Share): string {
  if (whole === 0) return 'none';
  return whole < FEW ? `${part} of ${whole}` : `${percent(part / whole)} (${part} of ${whole})`;
}

/** `+7`, `−3`, `±0`. */
export const signed = (value: number): string =>
  value === 0 ? '±0' : `${value > 0 ? '+' : '−'}${Math.abs(Math.round(value * 10) / 10)}`;
