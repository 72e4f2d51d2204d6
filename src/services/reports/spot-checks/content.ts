import { z } from 'zod';
import { BANDS } from '../../../domain/band';
import { SPOT_CHECK_GROUNDS, type SpotCheckList } from '../../../domain/judgement';

/** The list as it is kept: scores as they were when they were drawn. */
export const SpotCheckContent: z.ZodType<SpotCheckList> = z.object({
  month: z.string(),
  checks: z.array(
    z.object({
      spotCheckId: z.string(),
      accountId: z.string(),
      accountName: z.string(),
      score: z.number().nullable(),
      band: z.enum(BANDS),
      reason: z.string().nullable(),
      ground: z.enum(SPOT_CHECK_GROUNDS),
    }),
  ),
});
