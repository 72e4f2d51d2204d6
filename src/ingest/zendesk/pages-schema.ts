import { z } from 'zod';
import { TicketRecord } from './schema';

const records = z.array(z.unknown());

const Sideloads = z.object({
  metric_sets: records.nullish(),
  organizations: records.nullish(),
  users: records.nullish(),
});

/** https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/ */
export const TicketsPage = Sideloads.extend({
  tickets: records,
  after_cursor: z.string().nullable(),
  end_of_stream: z.boolean(),
});

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#show-multiple-tickets */
export const TicketsShown = Sideloads.extend({ tickets: records });

/** Time based: `end_time` in seconds is where the next page begins. */
export const OrganizationsPage = z.object({
  organizations: records,
  end_time: z.number().nullable(),
  count: z.number().nullish(),
  end_of_stream: z.boolean().nullish(),
});

/** https://developer.zendesk.com/api-reference/ticketing/ticket-management/csat_survey_responses/ */
export const SurveysPage = z.object({
  survey_responses: records,
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() }),
});

const SurveyResponse = z.object({
  subject_zrns: z.array(z.string()).nullish(), // zen:ticket:123
  subjects: z.array(z.object({ id: z.union([z.string(), z.number()]), type: z.string() })).nullish(),
  answers: z.array(
    z.object({
      type: z.string(), // rating_scale carries the rating
      rating: z.number().nullish(),
      question: z.object({ options: z.array(z.object({ rating: z.number().nullish() })).nullish() }).nullish(),
    }),
  ),
});

/** An answered survey with the ticket it rates, as that is now. */
export const SurveyRecord = z.object({
  id: z.string().min(1),
  survey: SurveyResponse,
  rated: TicketRecord.nullish(),
});

/** https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/, or a trigger's own body `{"ticket_id": "…"}`. */
export const HookBody = z.union([
  z.object({
    type: z.string(),
    time: z.string().nullish(), // of the event
    detail: z.looseObject({ id: z.union([z.string(), z.int()]).transform(String) }),
  }),
  z.object({ ticket_id: z.union([z.string().min(1), z.int()]).transform(String) }),
]);

/** https://developer.zendesk.com/documentation/api-basics/authentication/oauth-migration/ */
export const TokenAnswer = z.object({ access_token: z.string().min(1) });

export type TicketsAnswer = z.output<typeof TicketsShown>;
export type ZendeskSurvey = z.output<typeof SurveyRecord>['survey'];
