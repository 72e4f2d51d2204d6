import { z } from 'zod';
import { baseUrl } from '../../vendor-http/base-url';

const names = z.array(z.string().min(1));
const ids = z.array(z.union([z.int(), z.string().min(1)]).transform(String));
const KINDS = ['bug', 'question', 'feature_request'] as const;

/** Which tickets are of this kind: by one of these tags, else by Zendesk's own type. */
const KindRule = z.strictObject({ tags: names.default([]), types: names.default([]) });

const Escalated = z.strictObject({
  tags: names.default(['escalated']),
  priorities: names.default([]),
  groups: ids.default([]),
  field: z
    .strictObject({
      id: z.union([z.int(), z.string().min(1)]).transform(String),
      values: z.array(z.union([z.string(), z.boolean(), z.number()]).transform(String)).min(1),
    })
    .optional(),
});

export const ZendeskSettings = z.object({
  subdomain: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/i, 'expected the part before .zendesk.com')
    .optional(),
  base_url: baseUrl.optional(),
  sign_in: z.enum(['oauth', 'api_token']).default('oauth'),
  email: z.email().optional(), // whose API token it is
  backfill_days: z.int().min(1).max(3650).default(400),
  survey_days: z.int().min(1).max(365).default(30), // how far back answered surveys are read again: answers can be edited
  requests_per_minute: z.int().min(1).max(30).default(10), // of the incremental exports: 10, or 30 with the High Volume add-on
  priorities: z
    .record(z.string(), z.enum(['p1', 'p2', 'p3', 'p4']))
    .default({ urgent: 'p1', high: 'p2', normal: 'p3', low: 'p4' }),
  kinds: z.partialRecord(z.enum(KINDS), KindRule).default({
    bug: { tags: ['bug'], types: ['problem', 'incident'] },
    feature_request: { tags: ['feature_request'], types: [] },
    question: { tags: [], types: ['question'] },
  }),
  escalated: Escalated.default({ tags: ['escalated'], priorities: [], groups: [] }),
});

export type ZendeskSettings = z.output<typeof ZendeskSettings>;
/** What a ticket is judged by. */
export type TicketRules = Pick<ZendeskSettings, 'priorities' | 'kinds' | 'escalated'>;
