import { refreshContactDomains } from '../../../db/queries/account-domains';
import type { Connection } from '../../../db/queries/ingest-lock';
import { matchByRules } from '../../../db/queries/source-account-rules';
import { endFileMatches, saveSourceMatches } from '../../../db/queries/source-accounts';
import { FREE_MAIL_DOMAINS } from '../../../domain/email-domain';
import type { Mapping } from '../../../ingest/mapping-file';
import { type Landed, landWaiting } from './land-waiting';

/** `mappings`: all lines of identity.mapping_file; null: there is none, or it could not be read, and what it said before stays. */
export type Preparation = { source: string; mappings: readonly Mapping[] | null; now: Date };

/**
 * Before a source is read: what the mapping file says, whose domains the contacts' addresses are, and whether somebody whom nobody recognised is known
 * by now (an account, a domain or a line of the file may be new). What waited for them lands. In one transaction of its own, on a connection with an open
 * list of changed accounts.
 */
export async function prepareIdentity(connection: Connection, { source, mappings, now }: Preparation): Promise<Landed> {
  return connection.db.transaction(async (db) => {
    const matched = mappings === null ? [] : await applyMappings(connection, { source, mappings, now });
    await refreshContactDomains(db, [...FREE_MAIL_DOMAINS]);
    const keys = await matchByRules(db, { source, keys: null, now });
    return landWaiting(connection, { source, keys: [...new Set([...matched, ...keys])], now });
  });
}

async function applyMappings(
  { db }: Connection,
  { source, mappings, now }: Preparation & { mappings: readonly Mapping[] },
): Promise<string[]> {
  const own = mappings.filter((mapping) => mapping.source === source);
  await endFileMatches(db, { source, keys: own.map(({ key }) => key) });
  if (own.length === 0) return [];
  const matches = own.map(({ key, accountId }) => ({ key, accountId, matchedBy: 'file' as const }));
  return saveSourceMatches(db, { source, matches, now });
}
