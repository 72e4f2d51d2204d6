import { z } from 'zod';
import { ConfigError } from '../../errors';
import { baseUrl } from '../../vendor-http/base-url';
import { defineSourceKind } from '../pull/source-kind';
import { createSqlConnector } from '../sql/create-sql-connector';
import { SQL_SETTINGS } from '../sql/query-settings';
import { authoriseByServiceAccount, readServiceAccount } from './authorise';
import { createBigQueryEngine } from './create-bigquery-engine';
import { judgeBigQueryLimit } from './judge-limit';

const HOST = 'https://bigquery.googleapis.com';
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const BYTES_PER_GB = 2 ** 30;

const Settings = z.object({
  ...SQL_SETTINGS,
  project: z.string().min(1).max(100).optional(), // who pays; default: the service account's own
  location: z.string().min(1).max(50).optional(), // needed outside of the multi-regions US and EU
  maximum_gb_billed: z.number().positive().max(1_000_000).default(10), // a query that would read more is refused, and costs nothing
  timeout_seconds: z.number().int().positive().max(7_200).default(600),
  base_url: baseUrl.optional(),
  token_url: baseUrl.optional(),
});

export const bigqueryKind = defineSourceKind({
  kind: 'bigquery',
  title: 'BigQuery',
  settings: Settings,
  schedule: '29 * * * *',
  secrets: () => [{ name: 'SERVICE_ACCOUNT', what: 'the JSON key of a service account that may read and run queries' }],
  create: (source, settings, tools) => {
    const account = readServiceAccount(tools.secret('SERVICE_ACCOUNT'));
    const project = settings.project ?? account.project_id;
    if (project === undefined) throw new ConfigError(`sources: ${source}: project: say which project runs the queries`);
    const http = tools.http({
      source,
      baseUrl: settings.base_url ?? HOST,
      authorisation: authoriseByServiceAccount(account, settings.token_url ?? TOKEN_URL),
      rate: { perSecond: 10, burst: 20 }, // of 100 for each user and method
      judgeLimit: judgeBigQueryLimit,
    });
    const engine = createBigQueryEngine({
      source,
      http,
      project,
      location: settings.location,
      maximumBytesBilled: String(Math.round(settings.maximum_gb_billed * BYTES_PER_GB)),
      timeoutSeconds: settings.timeout_seconds,
    });
    return createSqlConnector(source, settings, engine);
  },
});
