import { zendeskKind } from '../../../src/ingest/zendesk/connector';
import type { Subject } from '../subject';
import { createZendeskStandIn } from './zendesk-stand-in';

export const subject: Subject = {
  kind: 'zendesk',
  title: 'Zendesk',
  sourceKind: zendeskKind,
  settings: (base_url) => ({ base_url }),
  secrets: { CLIENT_ID: 'zendesk-client-barometer', CLIENT_SECRET: 'zendesk-secret-7f3a9b21' },
  part: 'tickets',
  stream: 'tickets',
  labelColumn: null,
  when: { column: 'opened_at' },
  createStandIn: createZendeskStandIn,
  cannot: { currencies: 'It carries no amounts.' },
};
