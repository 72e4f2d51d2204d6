import { salesforceKind } from '../../../src/ingest/salesforce/connector';
import type { Subject } from '../subject';
import { createSalesforceStandIn, toAccountRecordId } from './salesforce-stand-in';

export const subject: Subject = {
  kind: 'salesforce',
  title: 'Salesforce',
  sourceKind: salesforceKind,
  settings: (base_url) => ({ base_url, fields: { arr: 'ARR__c' }, currency: 'EUR' }),
  secrets: { CLIENT_ID: '3MVG9-client-barometer', CLIENT_SECRET: 'salesforce-secret-51c0ffee' },
  part: 'Account',
  stream: 'accounts',
  labelColumn: 'name',
  when: { column: 'updated_at' },
  landedId: ({ id }) => toAccountRecordId(id),
  createStandIn: () => createSalesforceStandIn(),
  cannot: {
    currencies: 'Amounts are in whole units of the currency, as people typed them.',
  },
};
