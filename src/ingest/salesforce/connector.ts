import { setTimeout as sleep } from 'node:timers/promises';
import { createSalesforceApi } from '../../vendor-http/salesforce/create-salesforce-api';
import { defineSourceKind } from '../pull/source-kind';
import { checkSalesforce } from './check';
import type { Wait } from './read-changed';
import { SalesforceSettings } from './settings';
import { createStreams } from './streams';

/** An abort ends the waiting, and the request that follows says so. */
const wait: Wait = (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined);

export const salesforceKind = defineSourceKind({
  kind: 'salesforce',
  title: 'Salesforce',
  settings: SalesforceSettings,
  schedule: '*/30 * * * *',
  secrets: () => [
    { name: 'CLIENT_ID', what: 'the consumer key of the External Client App' },
    { name: 'CLIENT_SECRET', what: 'its consumer secret' },
  ],
  create: (source, settings, tools) => {
    const parts = { source, settings, api: createSalesforceApi(source, settings, tools), wait };
    return { source, streams: createStreams(parts), check: (context) => checkSalesforce(parts, context) };
  },
});
