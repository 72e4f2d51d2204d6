import { z } from 'zod';
import { oddIsNull } from '../product-events/odd-is-null';

const id = oddIsNull(z.union([z.string(), z.number()]).transform(String));
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$/;

/** The instant that an `event_time` names: it is in UTC, without saying so. */
export const readEventTime = (text: string): Date => new Date(`${text.replace(' ', 'T')}Z`);

/**
 * One event of the export. `groups` is named by the project's own group types.
 * https://amplitude.com/docs/apis/analytics/export
 */
export const AmplitudeEvent = z.object({
  event_type: z.string(),
  event_time: z
    .string()
    .refine(
      (text) => TIME.test(text) && !Number.isNaN(readEventTime(text).getTime()),
      'expected a time like 2026-02-28 09:30:00.000000',
    ),
  uuid: id,
  $insert_id: id,
  user_id: id,
  device_id: id,
  groups: oddIsNull(z.record(z.string(), z.unknown())),
});
export type AmplitudeEvent = z.output<typeof AmplitudeEvent>;
