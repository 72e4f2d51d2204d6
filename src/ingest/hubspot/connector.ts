import { createHubspotApi } from '../../vendor-http/hubspot/create-hubspot-api';
import type { PullConnector } from '../pull/connector';
import { defineSourceKind } from '../pull/source-kind';
import { checkHubspot } from './check';
import { createHubspotHook } from './hook';
import { HubspotSettings } from './settings';
import { companyReading, createStreams, type Parts } from './streams';

export const hubspotKind = defineSourceKind({
  kind: 'hubspot',
  title: 'HubSpot',
  settings: HubspotSettings,
  schedule: '*/30 * * * *',
  secrets: () => [{ name: 'TOKEN', what: 'a service key (or the token of a legacy private app)' }],
  hasHook: true,
  create: (source, settings, tools) => {
    const parts = { source, settings, api: createHubspotApi(source, settings, tools) };
    return {
      source,
      streams: createStreams(parts),
      check: (context) => checkHubspot(parts, context),
      ...findHook(parts, tools.hookSecret),
    };
  },
});

function findHook(parts: Parts, secret: string | null): Pick<PullConnector, 'hook'> {
  return secret === null ? {} : { hook: createHubspotHook({ reading: companyReading(parts), secret }) };
}
