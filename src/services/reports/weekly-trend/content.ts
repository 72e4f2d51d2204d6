import { z } from 'zod';
import { SEGMENTS } from '../../../domain/account';
import { BANDS } from '../../../domain/band';
import type { WeeklyTrend } from '../../../domain/weekly-trend';

const whole = z.number();
const FallingSignal = z.object({ signal: z.string(), accounts: whole });
const Mover = z.object({
  accountId: z.string(),
  name: z.string(),
  from: whole,
  to: whole,
  toBand: z.enum(BANDS),
  signal: z.string().nullable(),
  reason: z.string().nullable(),
});
const partOf = <Name extends z.ZodType>(name: Name) => z.object({ name, accounts: whole, declined: whole });
const Step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chase'), rep: z.string().nullable(), account: z.string(), businessDays: whole }),
  z.object({ kind: z.literal('look'), account: z.string(), points: whole }),
  z.object({ kind: z.literal('none') }),
]);

/** The report as it is kept. */
export const WeeklyTrendContent: z.ZodType<WeeklyTrend> = z.object({
  from: z.string(),
  until: z.string(),
  pods: z.array(z.string()),
  compared: whole,
  unseen: whole,
  remodelled: whole,
  improved: whole,
  declined: whole,
  bandUp: whole,
  bandDown: whole,
  intoRed: whole,
  outOfRed: whole,
  signals: z.array(FallingSignal),
  segments: z.array(partOf(z.enum(SEGMENTS).nullable())),
  podParts: z.array(partOf(z.string().nullable())),
  rose: z.array(Mover),
  fell: z.array(Mover),
  alerts: z.object({ told: whole, acted: whole, missed: whole, actionHours: whole.nullable() }),
  step: Step,
});
