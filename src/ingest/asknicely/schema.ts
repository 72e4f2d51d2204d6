import { z } from 'zod';

const text = z.string().nullish();
const vendorId = z.union([z.int(), z.string().min(1)]).transform(String);
const seconds = z
  .union([z.int().positive(), z.string().regex(/^[1-9]\d{0,11}$/, 'expected seconds since 1970')])
  .transform(Number);

/** One answer; everything is text, whatever it means. https://support.asknice.ly/api/ (reference of the account) */
export const AskNicelyResponse = z.looseObject({
  response_id: vendorId,
  responded: seconds,
  answer: z.union([z.int(), z.string()]).nullish(),
  question_type: text, // nps where it is not said; csat, 5star and others count otherwise
  comment: text, // with the characters of HTML escaped
  email: text,
});
export type AskNicelyResponse = z.output<typeof AskNicelyResponse>;

const count = z.union([z.int(), z.string().regex(/^\d+$/)]).transform(Number);

/** `totalpages` counts pages of the size that was asked for. */
export const ResponsesPage = z.object({ data: z.array(z.unknown()), totalpages: count.nullish() });
