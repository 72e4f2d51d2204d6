import type { Database } from '../../src/db/client';

/** A source whose customers people match. */
export const DESK = 'desk';
const STRANGERS = 100; // one customer in so many is recognised by nobody
const WAITING = 3; // facts of each of them

/** Every account as a customer of one more source, and beside them one in a hundred whom nobody recognised, with what waits of each. */
export async function fillCustomers({ pool }: Database, now: Date): Promise<void> {
  const at = `timestamptz '${now.toISOString()}'`;
  const statements = [
    `insert into source_accounts (source, key, name, domains, account_id, matched_by, matched_at, first_seen_at, last_seen_at)
     select '${DESK}', account_id, name, array[account_id || '.example'], account_id, 'domain', ${at}, ${at}, ${at} from accounts`,
    `insert into source_accounts (source, key, name, domains, first_seen_at, last_seen_at)
     select '${DESK}', ${toStranger('account_id')}, name || ' Group', array[account_id || '.test'], ${at}, ${at}
     from accounts where right(account_id, 6)::int % ${STRANGERS} = 1`,
    `insert into waiting_facts (source, account_key, stream, fact_key, version, cells, waiting_since)
     select source, key, 'tickets', source || ':' || key || '-' || n, ${at}, jsonb_build_object('ticket_id', key || '-' || n, 'opened_at', ${at}), ${at}
     from source_accounts, generate_series(1, ${WAITING}) n where account_id is null`,
    'vacuum analyze source_accounts, waiting_facts',
  ];
  for (const statement of statements) await pool.query(statement);
}

const toStranger = (accountId: string): string => `'stranger-' || ${accountId}`;

/** Those of whom somebody is asked whose they are. */
export async function listStrangers({ pool }: Database, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    `select key from source_accounts where source = $1 and account_id is null order by md5(key) limit $2`,
    [DESK, limit],
  );
  return rows.map(({ key }) => key);
}
