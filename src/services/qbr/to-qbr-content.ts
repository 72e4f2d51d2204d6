import { z } from 'zod';
import { BANDS } from '../../domain/band';
import { type QbrContent, QUADRANTS, UNPLACED_REASONS } from '../../domain/qbr';

const amount = z.number();
const rate = z.number().nullable();
const text = z.string();
const Retention = z.object({
  currency: text.nullable(),
  accounts: amount,
  arrThen: amount,
  arrNow: amount,
  arrKept: amount,
  netRate: rate,
  grossRate: rate,
  gone: amount,
});
const Latency = z.object({
  email: text.nullable(),
  name: text,
  alerts: amount,
  toActionP50Hours: rate,
  toActionP90Hours: rate,
  actioned: amount,
  due: amount,
});
const Account = z.object({
  accountId: text,
  name: text,
  renewalOn: text.nullable(),
  score: amount,
  band: z.enum(BANDS),
  arr: amount,
  quadrant: z.enum(QUADRANTS),
});
const Content = z.object({
  pod: text,
  qbrOn: text.nullable(),
  revision: amount,
  preparedAt: text,
  scoredAt: text.nullable(),
  modelVersions: z.array(text),
  matrix: z.object({
    currency: text.nullable(),
    greenFrom: amount,
    medianArr: rate,
    accounts: z.array(Account),
    unplaced: z.array(z.object({ accountId: text, name: text, reason: z.enum(UNPLACED_REASONS) })),
  }),
  latency: z.object({ periodDays: amount, pod: Latency, reps: z.array(Latency) }),
  retention: z
    .object({
      takenOn: text,
      pod: z.array(Retention),
      reps: z.array(z.object({ email: text, name: text, retentions: z.array(Retention), excluded: z.array(text) })),
    })
    .nullable(),
});

/** What a review keeps, as it was written. Throws for anything else. */
export const toQbrContent = (stored: unknown): QbrContent => Content.parse(stored);
