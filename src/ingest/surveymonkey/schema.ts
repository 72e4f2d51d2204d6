import { z } from 'zod';

const text = z.string().nullish();
const vendorId = z.union([z.int(), z.string().min(1)]).transform(String);

const Choice = z.object({ id: vendorId, text, position: z.int().nullish(), is_na: z.boolean().nullish() });
const Question = z.object({
  id: vendorId,
  family: text, // matrix, single_choice, open_ended and more
  answers: z.object({ choices: z.array(Choice).nullish() }).nullish(),
});
export type SurveyQuestion = z.output<typeof Question>;

/** A survey with its questions. https://api.surveymonkey.com/v3/docs#surveys-id-details */
export const SurveyDetails = z.object({ pages: z.array(z.object({ questions: z.array(Question) })) });
export type SurveyDetails = z.output<typeof SurveyDetails>;

const Answer = z.object({ choice_id: vendorId.nullish(), text });
const Variables = z.record(z.string(), z.unknown()).nullish();

/**
 * One response, whose answers are ids of its survey's questions and choices.
 * https://api.surveymonkey.com/v3/docs#surveys-id-responses-bulk
 */
export const SurveyResponse = z.object({
  id: vendorId,
  date_created: z.iso.datetime({ offset: true }),
  date_modified: z.iso.datetime({ offset: true }),
  collection_mode: text, // default, preview, data_entry, survey_preview, edit
  custom_variables: Variables,
  metadata: z.object({ contact: Variables }).nullish(),
  pages: z
    .array(z.object({ questions: z.array(z.object({ id: vendorId, answers: z.array(Answer).nullish() })) }))
    .nullish(),
});
export type SurveyResponse = z.output<typeof SurveyResponse>;

/** `links.next` only says that there is more: it is never followed. */
export const ResponsesPage = z.object({
  data: z.array(z.unknown()),
  links: z.object({ next: text }).nullish(),
});
