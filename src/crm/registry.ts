import { z } from 'zod';
import { ConfigError } from '../errors';
import { HUBSPOT_CONNECTION, HUBSPOT_WRITING } from '../vendor-http/hubspot/connection';
import { SALESFORCE_CONNECTION } from '../vendor-http/salesforce/connection';
import { SALESFORCE_WRITING } from '../vendor-http/salesforce/writing';
import { createHubspotSink } from './hubspot/create-hubspot-sink';
import { createSalesforceSink } from './salesforce/create-salesforce-sink';
import type { SinkKind } from './sink-kind';

const Salesforce = z.object({ ...SALESFORCE_CONNECTION, ...SALESFORCE_WRITING });
const Hubspot = z.object({ ...HUBSPOT_CONNECTION, ...HUBSPOT_WRITING });

/** Every kind of source that can be written back to. */
export const SINK_KINDS: readonly SinkKind[] = [
  {
    kind: 'salesforce',
    create: (target, settings, options, tools) =>
      createSalesforceSink(target, read(Salesforce, target, settings), options, tools),
  },
  {
    kind: 'hubspot',
    create: (target, settings, options, tools) =>
      createHubspotSink(target, read(Hubspot, target, settings), options, tools),
  },
];

export function findSinkKind(kind: string): SinkKind | null {
  return SINK_KINDS.find((one) => one.kind === kind) ?? null;
}

/** @throws ConfigError naming the key: the source's own settings have been read before, so that it is one of writing. */
function read<Schema extends z.ZodType>(schema: Schema, target: string, settings: unknown): z.output<Schema> {
  const parsed = schema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigError(`sources: ${target}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`);
}
