import { z } from 'zod';

const vendorId = z.union([z.int(), z.string().min(1)]).transform(String);
const text = z.string().nullish();
const instant = z
  .string()
  .transform(
    (value) =>
      new Date(
        value.replace(/ ([+-]\d{2}:?\d{2}|UTC)$/, (_, zone: string) => (zone === 'UTC' ? 'Z' : zone)).replace(' ', 'T'),
      ),
  )
  .refine((date) => !Number.isNaN(date.getTime()), 'expected an instant');

/** An answer, with whom it was asked. https://docs.wootric.com/api/#responses */
export const WootricResponse = z.object({
  id: vendorId,
  score: z.int(),
  text,
  survey_type: text, // NPS where it is not said; CSAT and CES count otherwise
  created_at: instant,
  updated_at: instant.nullish(),
  end_user: z
    .object({
      email: text,
      external_id: vendorId.nullish(),
      properties: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
});
export type WootricResponse = z.output<typeof WootricResponse>;

/** Pages are lists. */
export const ResponsesPage = z.array(z.unknown());
export const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().nullish() });
