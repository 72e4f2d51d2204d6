import { z } from 'zod';

const groupNames = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]).nullish();

/**
 * One event of the export. `groups` is named by the project's own group types.
 * https://amplitude.com/docs/apis/analytics/export
 */
export const AmplitudeEvent = z.object({
  event_type: z.string(),
  event_time: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$/, 'expected a time like 2026-02-28 09:30:00.000000'), // UTC
  uuid: z.string().nullish(),
  $insert_id: z.string().nullish(),
  user_id: z.string().nullish(),
  device_id: z.string().nullish(),
  groups: z.record(z.string(), groupNames).nullish(),
});
export type AmplitudeEvent = z.output<typeof AmplitudeEvent>;
