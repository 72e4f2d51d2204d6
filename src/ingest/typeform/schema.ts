import { z } from 'zod';

const text = z.string().nullish();

const Answer = z.object({
  type: z.string(), // number, text, email, choice and more
  field: z.object({ id: z.string(), ref: text, type: z.string() }),
  number: z.number().nullish(),
  text,
  email: text,
});

/** One response of a form. https://www.typeform.com/developers/responses/reference/retrieve-responses/ */
export const TypeformResponse = z.object({
  token: z.string().min(1),
  submitted_at: z.iso.datetime({ offset: true }),
  hidden: z.record(z.string(), z.unknown()).nullish(),
  answers: z.array(Answer).nullish(),
});
export type TypeformResponse = z.output<typeof TypeformResponse>;

/** What a place in the order of responses is told by, of one that may be no good for anything else. */
export const ResponsePlace = TypeformResponse.pick({ token: true, submitted_at: true });
export type ResponsePlace = z.output<typeof ResponsePlace>;

export const ResponsesPage = z.object({ items: z.array(z.unknown()) });

/** https://www.typeform.com/developers/webhooks/example-payload/ */
export const HookBody = z.object({
  event_id: z.string().min(1),
  event_type: z.string(),
  form_response: z.looseObject({ form_id: z.string() }),
});
