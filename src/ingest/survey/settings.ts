import { z } from 'zod';

/** Names with dots between them: `answers.nps`, `answers.0.value`. */
const path = z.string().regex(/^[^.\s]+(\.[^.\s]+)*$/, 'expected a path such as "answers.nps"');

const Signature = z.strictObject({
  header: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'expected the name of a header'),
  algorithm: z.enum(['sha256', 'sha1']).default('sha256'),
  encoding: z.enum(['hex', 'base64']).default('hex'),
  prefix: z.string().max(32).default(''), // before the signature, such as "sha256="
});

const Fields = z.strictObject({
  id: path.default('id'),
  score: path.default('score'), // 0 to 10
  responded_at: path.default('responded_at'),
  updated_at: path.optional(), // where answers change later: which state is the newer
  account_id: path.default('account_id'),
  email: path.default('email'),
  comment: path.default('comment'),
  survey_type: path.optional(), // where other surveys come too: only what says "nps" is taken
});
export type SurveyFields = z.output<typeof Fields>;

export const SurveySettings = z.object({
  signature: Signature.optional(), // default: Barometer's own (docs/webhooks.md)
  list: path.optional(), // where in the body the answers stand; default: the body is one answer, or a list of them
  fields: Fields.prefault({}),
});
export type SurveySettings = z.output<typeof SurveySettings>;
