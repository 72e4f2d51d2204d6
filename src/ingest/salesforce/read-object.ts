import type { Cursor, PullContext, PullPage } from '../pull/connector';
import { readByJob } from './read-by-job';
import { type Reading, readChanged } from './read-changed';
import { refuseUnknownFields } from './refuse-unknown-fields';

/**
 * Pages of an object from where it was left: the first load by a query job where there is much of it, and then what changed.
 * @throws SourceError 'config' when a field is not there.
 */
export async function* readObject(
  reading: Reading,
  cursor: Cursor | null,
  context: PullContext,
): AsyncGenerator<PullPage> {
  await refuseUnknownFields(reading, context.signal);
  const loaded = yield* readByJob(reading, cursor, context);
  if (loaded.kind === 'ready') yield* readChanged(reading, loaded.cursor, context);
}
