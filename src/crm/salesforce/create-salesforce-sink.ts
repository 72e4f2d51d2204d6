import type { SalesforceConnection } from '../../vendor-http/salesforce/connection';
import { createSalesforceApi } from '../../vendor-http/salesforce/create-salesforce-api';
import type { SalesforceWriting } from '../../vendor-http/salesforce/writing';
import type { CrmSink } from '../sink';
import type { SinkOptions, SinkTools } from '../sink-kind';
import { inspectSalesforce } from './preflight';
import { writeSalesforceActivities } from './write-activities';
import { writeSalesforceHealth } from './write-health';

const MAX_BATCH = 200; // of a collection: resources-composite-sobjects-collections-update
const DEFAULT_REASON_LENGTH = 255;

export type SalesforceSinkSettings = SalesforceConnection & { write: SalesforceWriting };

/** Salesforce's accounts and tasks, as Barometer answers to them. */
export function createSalesforceSink(
  target: string,
  settings: SalesforceSinkSettings,
  { activities }: SinkOptions,
  tools: SinkTools,
): CrmSink {
  const api = createSalesforceApi(target, settings, tools);
  const writing = settings.write;
  const readReasonLength = async (signal: AbortSignal): Promise<number> => {
    const { fields } = await api.describe('Account', signal);
    const length = fields.find(({ name }) => name === writing.reason)?.length ?? 0;
    return length > 0 ? length : DEFAULT_REASON_LENGTH;
  };
  return {
    target,
    maxBatch: MAX_BATCH,
    preflight: async (signal) => {
      const account = await api.describe('Account', signal, 'anew');
      return inspectSalesforce(writing, {
        account,
        task: activities ? await api.describe('Task', signal, 'anew') : null,
      });
    },
    writeHealth: async (changes, signal) => {
      const reasonLength = await readReasonLength(signal);
      return await writeSalesforceHealth({ target, api, writing, signal, reasonLength }, changes);
    },
    writeActivities: async (list, signal) => await writeSalesforceActivities({ target, api, writing, signal }, list),
  };
}
