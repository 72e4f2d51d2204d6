import type { SignalUnit } from '../../domain/computed-score';

const SHAPES: Record<SignalUnit, (value: number) => string> = {
  rate: (value) => `${whole(value * 100)}%`,
  days: (value) => `${whole(value)} d`,
  hours: (value) => `${whole(value)} h`,
  minutes: (value) => `${whole(value)} min`,
  count: whole,
  points: tenths,
  times: (value) => `${tenths(value)}×`,
};

/** A signal's value as a person would say it: `-0.41, 'rate'` → `−41%`. Without a unit the number, to the tenth. */
export const signalValue = (value: number, unit: SignalUnit | null): string =>
  unit === null ? tenths(value) : SHAPES[unit](value);

function whole(value: number): string {
  return signed(Math.round(value));
}

function tenths(value: number): string {
  return signed(Math.round(value * 10) / 10);
}

/** No "−0"; a real minus sign. */
const signed = (value: number): string => (value < 0 ? `−${-value}` : `${Math.abs(value)}`);
