import { z } from 'zod';
import { defineSourceKind } from '../pull/source-kind';
import { createSqlConnector } from '../sql/create-sql-connector';
import { SQL_SETTINGS } from '../sql/query-settings';
import { POSTGRES, REDSHIFT, type SqlDialect } from '../sql/sql-dialect';
import { createPostgresEngine } from './create-postgres-engine';
import { parseAddress } from './parse-address';

const Settings = z.object({
  ...SQL_SETTINGS,
  tls: z.enum(['verify-full', 'require', 'off']).default('verify-full'),
  ca_file: z.string().min(1).optional(), // PEM; default: the authorities that Node trusts
  timeout_seconds: z.number().positive().max(3_600).default(300), // of one statement
});

function define(kind: string, dialect: SqlDialect, defaultPort: number) {
  return defineSourceKind({
    kind,
    title: dialect.title,
    settings: Settings,
    schedule: '17 * * * *',
    secrets: () => [
      { name: 'URL', what: `postgres://user:password@host:${defaultPort}/database of a user that only reads` },
    ],
    create: (source, settings, tools) => {
      const { tls, ca_file: caFile, timeout_seconds: timeoutSeconds } = settings;
      const engine = createPostgresEngine({
        source,
        dialect,
        tls,
        address: parseAddress(tools.secret('URL'), tls, defaultPort),
        caFile: caFile === undefined ? null : tools.resolvePath(caFile),
        timeoutMs: timeoutSeconds * 1_000,
      });
      return createSqlConnector(source, settings, engine);
    },
  });
}

export const postgresKind = define('postgres', POSTGRES, 5432);
/** Redshift speaks Postgres' protocol, as of its version 8. */
export const redshiftKind = define('redshift', REDSHIFT, 5439);
