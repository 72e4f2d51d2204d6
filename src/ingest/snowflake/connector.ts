import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ConfigError } from '../../errors';
import { baseUrl } from '../../vendor-http/base-url';
import { defineSourceKind, type SourceTools } from '../pull/source-kind';
import { createSqlConnector } from '../sql/create-sql-connector';
import { SQL_SETTINGS } from '../sql/query-settings';
import { readPrivateKey } from '../sql/sign-jwt';
import { authoriseByKey, PAT_HEADERS } from './authorise';
import { createSnowflakeEngine } from './create-snowflake-engine';

const MAX_PARTITION_BYTES = 256 * 1024 * 1024; // 10 MB packed is what a partition is meant to have, but not promised
const USER_AGENT = { 'user-agent': 'barometer/1.0' }; // its documentation requires one
const wait = async (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal });
const name = z.string().min(1).max(255);

const Settings = z.object({
  ...SQL_SETTINGS,
  account: z.string().regex(/^[A-Za-z0-9_.-]+$/, 'expected an account identifier like myorg-account1'),
  user: name.optional(), // needed for a key pair
  auth: z.enum(['key_pair', 'token']).default('key_pair'),
  warehouse: name.optional(), // default: the user's own, as with all of these; letter case counts
  database: name.optional(),
  schema: name.optional(),
  role: name.optional(),
  timeout_seconds: z.number().int().positive().max(7_200).default(600), // of one statement
  base_url: baseUrl.optional(),
});
type SnowflakeSettings = z.output<typeof Settings>;

export const snowflakeKind = defineSourceKind({
  kind: 'snowflake',
  title: 'Snowflake',
  settings: Settings,
  schedule: '23 * * * *',
  secrets: ({ auth }) =>
    auth === 'token'
      ? [{ name: 'TOKEN', what: 'a programmatic access token of the user' }]
      : [
          { name: 'PRIVATE_KEY', what: "the user's RSA private key, PEM" },
          { name: 'PRIVATE_KEY_PASSPHRASE', what: 'its passphrase, when it is encrypted', isOptional: true },
        ],
  create: (source, settings, tools) => {
    const { account, warehouse, database, schema, role, timeout_seconds: timeoutSeconds } = settings;
    const http = tools.http({
      source,
      // a host name has no underscores: https://docs.snowflake.com/en/user-guide/organizations-connect
      baseUrl: settings.base_url ?? `https://${account.toLowerCase().replaceAll('_', '-')}.snowflakecomputing.com`,
      ...authorise(source, settings, tools),
      rate: { perSecond: 5, burst: 10 },
      maxBytes: MAX_PARTITION_BYTES,
      timeoutMs: 120_000, // it answers a statement after 45 s at the latest
    });
    const place = { warehouse, database, schema, role };
    const engine = createSnowflakeEngine({ source, http, place, timeoutSeconds, wait });
    return createSqlConnector(source, settings, engine);
  },
});

function authorise(source: string, { auth, account, user }: SnowflakeSettings, { secret, findSecret }: SourceTools) {
  if (auth === 'token')
    return {
      authorisation: { kind: 'bearer' as const, token: secret('TOKEN') },
      headers: { ...USER_AGENT, ...PAT_HEADERS },
    };
  if (user === undefined) throw new ConfigError(`sources: ${source}: user: a key pair belongs to a user: say which`);
  const key = readPrivateKey('PRIVATE_KEY', secret('PRIVATE_KEY'), findSecret('PRIVATE_KEY_PASSPHRASE'));
  return { authorisation: authoriseByKey(key, { account, user }), headers: USER_AGENT };
}
