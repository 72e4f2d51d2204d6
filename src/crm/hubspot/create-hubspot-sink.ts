import type { HubspotConnection, HubspotWriting } from '../../vendor-http/hubspot/connection';
import { createHubspotApi } from '../../vendor-http/hubspot/create-hubspot-api';
import type { CrmSink } from '../sink';
import type { SinkOptions, SinkTools } from '../sink-kind';
import { inspectHubspot } from './preflight';
import { writeHubspotActivities } from './write-activities';
import { writeHubspotHealth } from './write-health';

const MAX_BATCH = 100; // of every batch path

export type HubspotSinkSettings = HubspotConnection & { write: HubspotWriting };

/** HubSpot's companies, tasks and notes, as Barometer answers to them. */
export function createHubspotSink(
  target: string,
  settings: HubspotSinkSettings,
  { activities }: SinkOptions,
  tools: SinkTools,
): CrmSink {
  const api = createHubspotApi(target, settings, tools);
  const writing = settings.write;
  return {
    target,
    maxBatch: MAX_BATCH,
    preflight: async (signal) => {
      const read = async (object: string) => await api.properties(object, signal, 'anew');
      const companies = await read('companies');
      const ofActivities = activities ? { tasks: await read('tasks'), notes: await read('notes') } : null;
      return inspectHubspot(writing, { companies, activities: ofActivities });
    },
    writeHealth: async (changes, signal) => await writeHubspotHealth({ target, api, writing, signal }, changes),
    writeActivities: async (list, signal) => await writeHubspotActivities({ target, api, writing, signal }, list),
  };
}
