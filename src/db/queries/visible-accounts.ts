import { inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Scope } from '../../domain/viewer';
import { accounts, alerts } from '../schema';

/**
 * The accounts of a scope as a condition on `accounts`: the own book, the managed pods, and accounts whose open alert names this
 * person. A union of indexed look-ups, so that a rep's Home costs the same with a hundred thousand accounts as with a hundred.
 */
export function visibleTo(scope: Scope): SQL {
  if (scope.kind === 'all') return sql`true`;
  const { email, pods } = scope;
  const managed = pods.length === 0 ? sql`false` : or(inArray(accounts.pod, [...pods]));
  return sql`${accounts.accountId} in (
    select account_id from accounts where ae_email = ${email}
    union select account_id from accounts where csm_email = ${email}
    union select ${accounts.accountId} from ${accounts} where ${managed}
    union select account_id from ${alerts} where dri_email = ${email} and status <> 'resolved')`;
}
