import { z } from 'zod';
import { baseUrl } from '../../vendor-http/base-url';

const id = z.union([z.int(), z.string().regex(/^\d+$/)], 'expected an id in digits').transform(String);

const Survey = z.strictObject({
  id,
  question: id.optional(), // default: the first whose choices are 0 to 10
  comment_question: id.optional(), // default: the first open question after it
});
export type SurveySettings = z.output<typeof Survey>;

export const SurveymonkeySettings = z.object({
  region: z.enum(['us', 'eu', 'ca']).default('us'),
  surveys: z.array(Survey).min(1, 'expected at least one survey'),
  account_variable: z.string().min(1).default('account_id'), // the custom variable that holds our account_id
  backfill_days: z.number().int().min(1).max(3650).default(400),
  base_url: baseUrl.optional(),
});
export type SurveymonkeySettings = z.output<typeof SurveymonkeySettings>;
