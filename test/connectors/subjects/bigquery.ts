import { generateKeyPairSync } from 'node:crypto';
import { bigqueryKind } from '../../../src/ingest/bigquery/connector';
import type { Subject } from '../subject';
import { createBigQueryStandIn } from './bigquery-stand-in';
import { WAREHOUSE_QUERY } from './warehouse-rows';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const account = {
  type: 'service_account',
  project_id: 'acme-data',
  private_key_id: '0f3c9a',
  private_key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  client_email: 'barometer@acme-data.iam.gserviceaccount.com',
};

export const subject: Subject = {
  kind: 'bigquery',
  title: 'BigQuery',
  sourceKind: bigqueryKind,
  settings: (base_url) => ({ base_url, token_url: `${base_url}/token`, queries: [WAREHOUSE_QUERY] }),
  secrets: { SERVICE_ACCOUNT: JSON.stringify(account) },
  part: 'contacts',
  stream: 'contacts',
  labelColumn: 'name',
  when: { column: 'last_seen_at' },
  createStandIn: createBigQueryStandIn,
  cannot: {
    merged: 'A SELECT returns rows: it does not tell which customers were merged.',
    currencies: 'Amounts are in whole units of the currency, as the SELECT gives them.',
  },
};
