import { generateKeyPairSync } from 'node:crypto';
import { snowflakeKind } from '../../../src/ingest/snowflake/connector';
import type { Subject } from '../subject';
import { createSnowflakeStandIn } from './snowflake-stand-in';
import { WAREHOUSE_QUERY } from './warehouse-rows';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const subject: Subject = {
  kind: 'snowflake',
  title: 'Snowflake',
  sourceKind: snowflakeKind,
  settings: (base_url) => ({ base_url, account: 'myorg-account1', user: 'barometer', queries: [WAREHOUSE_QUERY] }),
  secrets: { PRIVATE_KEY: String(privateKey.export({ type: 'pkcs8', format: 'pem' })) },
  part: 'contacts',
  stream: 'contacts',
  labelColumn: 'name',
  when: { column: 'last_seen_at' },
  createStandIn: createSnowflakeStandIn,
  cannot: {
    merged: 'A SELECT returns rows: it does not tell which customers were merged.',
    currencies: 'Amounts are in whole units of the currency, as the SELECT gives them.',
  },
};
