import { SourceError } from '../../errors';
import { listUnknownFields } from './name-fields';
import type { Reading } from './read-changed';

/** @throws SourceError naming every field that is not there: one look at what Salesforce lets us see, before anything is asked. */
export async function refuseUnknownFields(
  { source, api, object, fields }: Pick<Reading, 'source' | 'api' | 'object' | 'fields'>,
  signal: AbortSignal,
): Promise<void> {
  const unknown = listUnknownFields(object, fields, await api.describe(object, signal));
  if (unknown.length > 0) throw new SourceError(source, 'config', unknown.join('; '));
}
