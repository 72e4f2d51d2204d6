import { z } from 'zod';
import { baseUrl } from '../../vendor-http/base-url';

const names = z.array(z.string().min(1));
const PRIORITIES = ['p1', 'p2', 'p3', 'p4'] as const;

export const IntercomSettings = z.object({
  region: z.enum(['us', 'eu', 'au']).default('us'),
  base_url: baseUrl.optional(),
  api_version: z.string().default('2.14'),
  backfill_days: z.int().min(1).max(3650).default(400),
  /** By the mark that people set; a tag outranks it. */
  priorities: z.record(z.string(), z.enum(PRIORITIES)).default({ priority: 'p2', not_priority: 'p3' }),
  priority_tags: z.partialRecord(z.enum(PRIORITIES), names).default({ p1: ['p1'], p2: ['p2'] }),
  kind_tags: z
    .partialRecord(z.enum(['bug', 'question', 'feature_request']), names)
    .default({ bug: ['bug'], feature_request: ['feature_request'], question: ['question'] }),
  escalated: z
    .strictObject({
      tags: names.default(['escalated']),
      teams: z.array(z.union([z.int(), z.string().min(1)]).transform(String)).default([]),
    })
    .default({ tags: ['escalated'], teams: [] }),
});

export type IntercomSettings = z.output<typeof IntercomSettings>;
/** What a conversation is judged by. */
export type ConversationRules = Pick<IntercomSettings, 'priorities' | 'priority_tags' | 'kind_tags' | 'escalated'>;
