import {
  listAccountOptions,
  listAccountsBeginning,
  listAccountsLike,
  listAccountsNamed,
} from '../../db/queries/accounts-search';
import type { Db } from '../../db/client';
import type { AccountOption } from '../../domain/account-option';
import type { Scope } from '../../domain/viewer';

const MOST = 20;
const LONGEST = 120;
/** Under this many letters a name is alike to half of all others. */
const LIKE_FROM_LETTERS = 3;

/** Accounts to offer while someone types: the one meant exactly, then those that begin so, then similar ones; within the scope. */
export async function suggestAccounts(
  db: Db,
  { scope, text }: { scope: Scope; text: string },
): Promise<AccountOption[]> {
  const search = { scope, text: text.trim().replaceAll(/\s+/g, ' ').slice(0, LONGEST), limit: MOST };
  if (search.text === '') return [];
  const [named, beginning] = await Promise.all([listAccountsNamed(db, search), listAccountsBeginning(db, search)]);
  const sure = [...named, ...beginning];
  const isEnough = sure.length >= MOST || search.text.length < LIKE_FROM_LETTERS;
  const found = isEnough ? sure : [...sure, ...(await listAccountsLike(db, search))];
  const ids = [...new Set(found.map(({ accountId }) => accountId))].slice(0, MOST);
  const options = new Map((await listAccountOptions(db, ids)).map((one) => [one.accountId, one]));
  return ids.flatMap((accountId) => options.get(accountId) ?? []);
}
