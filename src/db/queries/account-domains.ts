import { sql } from 'drizzle-orm';
import type { Db } from '../client';

/** Whose domains a source of accounts says they are: for these accounts all it says, so that what it no longer says goes. */
export async function replaceAccountDomains(
  db: Db,
  args: { source: string; accounts: readonly { accountId: string; domains: readonly string[] }[] },
): Promise<void> {
  const pairs = args.accounts.flatMap(({ accountId, domains }) => domains.map((domain) => ({ accountId, domain })));
  const accountIds = sql`${sql.param(args.accounts.map(({ accountId }) => accountId))}::text[]`;
  await db.execute(sql`
    with said as (
      select distinct account_id, domain from unnest(${sql.param(pairs.map(({ accountId }) => accountId))}::text[],
        ${sql.param(pairs.map(({ domain }) => domain))}::text[]) as s(account_id, domain)
    ), gone as (
      delete from account_domains d where d.source = ${args.source} and d.account_id = any(${accountIds})
        and not exists (select from said where said.account_id = d.account_id and said.domain = d.domain)
    )
    insert into account_domains (domain, account_id, source)
    select said.domain, said.account_id, ${args.source} from said join accounts a on a.account_id = said.account_id
    on conflict do nothing`);
}

/** The name under which the domains of contacts' e-mail addresses are kept: no source can be called so. */
export const CONTACTS = ' contacts';

/** The domains of contacts' e-mail addresses, as they are now; those of free mail providers are none. */
export async function refreshContactDomains(db: Db, freeMail: readonly string[]): Promise<void> {
  await db.execute(sql`
    with said as (
      select distinct c.account_id, lower(split_part(c.email, '@', 2)) as domain from contacts c
      where c.email like '%_@_%._%' and c.left_on is null
        and lower(split_part(c.email, '@', 2)) <> all(${sql.param(freeMail)}::text[])
    ), gone as (
      delete from account_domains d where d.source = ${CONTACTS}
        and not exists (select from said where said.account_id = d.account_id and said.domain = d.domain)
    )
    insert into account_domains (domain, account_id, source) select said.domain, said.account_id, ${CONTACTS} from said
    on conflict do nothing`);
}
