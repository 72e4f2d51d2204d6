import { hubspotKind } from '../../../src/ingest/hubspot/connector';
import type { Subject } from '../subject';
import { createHubspotStandIn } from './hubspot-stand-in';

const TOKEN = 'pat-eu1-0a1b2c3d-service-key';

export const subject: Subject = {
  kind: 'hubspot',
  title: 'HubSpot',
  sourceKind: hubspotKind,
  settings: (base_url) => ({ base_url }),
  secrets: { TOKEN },
  part: 'companies',
  stream: 'accounts',
  labelColumn: 'name',
  when: { column: 'updated_at' },
  createStandIn: () => createHubspotStandIn(TOKEN),
  cannot: {
    currencies: 'Amounts are in whole units of the currency, as people typed them.',
  },
};
