import { z } from 'zod';
import { oddIsNull } from '../product-events/odd-is-null';

const id = oddIsNull(z.union([z.string(), z.number()]).transform(String));
const LAST_MS = Date.UTC(9999, 11, 30); // there is no later day that a calendar could name

/**
 * One line of the raw export. Properties are the project's own; those that are read stand here, the group's is looked up by its name.
 * https://docs.mixpanel.com/reference/raw-event-export
 */
export const MixpanelEvent = z.object({
  event: z.string(),
  properties: z.looseObject({
    time: z.number().min(0).max(LAST_MS), // seconds since 1970; milliseconds where it is beyond what seconds can be
    distinct_id: id,
    $user_id: id,
    $insert_id: id,
  }),
});
export type MixpanelEvent = z.output<typeof MixpanelEvent>;
