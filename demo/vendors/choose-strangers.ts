import type { Row } from '../../workspace/vendors/world';

/** What a system calls a customer whom nobody gave our id there, by our account_id. */
export type Strangers = ReadonlyMap<string, string>;

export const NO_STRANGERS: Strangers = new Map();

/**
 * The account of which the system holds most, known there under another name: somebody has to say whose it is. Accounts that a story is told of,
 * and those chosen for another system, are left alone. Ties: the first by account_id. Empty where no account is left.
 */
export function chooseStrangers(accounts: readonly Row[], held: readonly Row[], taken: ReadonlySet<string>): Strangers {
  const counts = new Map<string, number>();
  for (const { account_id: id = '' } of held) counts.set(id, (counts.get(id) ?? 0) + 1);
  const countOf = ({ account_id: id = '' }: Row): number => counts.get(id) ?? 0;
  const [chosen] = accounts
    .filter(({ account_id: id = '' }) => !taken.has(id))
    .toSorted((a, b) => countOf(b) - countOf(a) || (a['account_id'] ?? '').localeCompare(b['account_id'] ?? ''));
  if (chosen === undefined) return NO_STRANGERS;
  const [word = ''] = (chosen['name'] ?? '').split(' ');
  return new Map([[chosen['account_id'] ?? '', `${word} Group`]]);
}
