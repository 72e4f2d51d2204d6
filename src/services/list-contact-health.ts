import type { Db } from '../db/client';
import { listContacts } from '../db/queries/contacts-health';
import { isAccountVisible } from '../db/queries/overrides';
import type { ContactHealth } from '../domain/contact';
import type { Scope } from '../domain/viewer';
import { NotFoundError } from '../errors';
import { compareContacts, scoreContact } from '../scoring/contact-health';

const MOST = 500; // more people than a page can show; sponsors and champions come first

/**
 * How each person at the customer stands (R68, R189), key people first and the most worrying of them first.
 * @throws NotFoundError alike for an account that is not there and one outside the scope.
 */
export async function listContactHealth(
  db: Db,
  { accountId, scope, now }: { accountId: string; scope: Scope; now: Date },
): Promise<ContactHealth[]> {
  if (!(await isAccountVisible(db, { accountId, scope })))
    throw new NotFoundError('I find no such account among yours.');
  const contacts = await listContacts(db, { accountId, now, limit: MOST });
  return contacts.map((contact) => scoreContact(contact, now)).toSorted(compareContacts);
}
