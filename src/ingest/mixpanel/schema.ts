import { z } from 'zod';

/**
 * One line of the raw export. Properties are the project's own; those that are read stand here, the group's is looked up by its name.
 * https://docs.mixpanel.com/reference/raw-event-export
 */
export const MixpanelEvent = z.object({
  event: z.string(),
  properties: z.looseObject({
    time: z.number(), // seconds since 1970; milliseconds where it is beyond what seconds can be
    distinct_id: z.union([z.string(), z.number()]).nullish(),
    $user_id: z.union([z.string(), z.number()]).nullish(),
    $insert_id: z.string().nullish(),
  }),
});
export type MixpanelEvent = z.output<typeof MixpanelEvent>;
