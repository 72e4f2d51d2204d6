import { chargebeeKind } from '../../../src/ingest/chargebee/connector';
import type { Subject } from '../subject';
import { createChargebeeStandIn, KEY } from './chargebee-stand-in';

export const subject: Subject = {
  kind: 'chargebee',
  title: 'Chargebee',
  sourceKind: chargebeeKind,
  settings: (base_url) => ({ base_url, time_zone: 'Europe/Berlin' }),
  secrets: { API_KEY: KEY },
  part: 'invoices',
  stream: 'invoices',
  labelColumn: null,
  when: { column: 'issued_on', zone: 'Europe/Berlin' },
  moneyColumn: 'amount',
  landedId: ({ id }) => `inv_${id}`,
  createStandIn: createChargebeeStandIn,
  cannot: { unauthorised_once: 'It is signed in to with a key, and there is none to ask for anew.' },
};
