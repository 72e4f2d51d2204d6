import { BUILT_IN_LISTS, type ListKey, type ListSort, LIST_SORTS, type OwnList } from '../../domain/list';
import { LIST_NAMES, SORT_NAMES } from '../../views/list/list-names';

export type FoundList =
  | { kind: 'found'; list: ListKey; sort: ListSort }
  | { kind: 'unknown_list'; asked: string }
  | { kind: 'unknown_sort'; asked: string };

/** Other words people use for an order. */
const SORT_ALIASES: Record<ListSort, readonly string[]> = {
  recommended: ['reviewOrder', 'default'],
  lowest_score: ['score', 'health'],
  biggest_drop: ['change', 'drop', 'trend', '30DayChange'],
  soonest_renewal: ['renewal'],
  highest_arr: ['arr', 'revenue'],
};

/**
 * The list and order that `renewal risk by arr` asks for. Case, spaces and hyphens do not count, and a beginning that only one name has is
 * enough; exact names come first, a person's own before everyone's. Without a name it is the review order. Never throws.
 */
export function findList(text: string, own: readonly OwnList[]): FoundList {
  const asked = text.trim();
  const whole = findKey(asked, own);
  if (whole !== null) return { kind: 'found', list: whole, sort: 'recommended' };
  const parts = /^(?:(.*)\s)?by\s+(\S.*)$/isu.exec(asked);
  if (parts === null) return { kind: 'unknown_list', asked };
  const [, name = '', order = ''] = parts;
  const list = findKey(name, own);
  if (list === null) return { kind: 'unknown_list', asked: name.trim() };
  const sort = findSort(order);
  return sort === null ? { kind: 'unknown_sort', asked: order.trim() } : { kind: 'found', list, sort };
}

function findKey(name: string, own: readonly OwnList[]): ListKey | null {
  if (name.trim() === '') return 'review';
  const mine = own.map(({ filterId, name: given }): [ListKey, string] => [`own:${filterId}`, given]);
  const everyones = BUILT_IN_LISTS.map((key): [ListKey, string] => [key, LIST_NAMES[key]]);
  return findByName(name, [...mine, ...everyones]);
}

function findSort(name: string): ListSort | null {
  return findByName(
    name,
    LIST_SORTS.flatMap((sort) =>
      [SORT_NAMES[sort], ...SORT_ALIASES[sort]].map((word): [ListSort, string] => [sort, word]),
    ),
  );
}

/** Exactly this name, else the only one that begins so. */
function findByName<Key extends string>(name: string, known: readonly (readonly [Key, string])[]): Key | null {
  const asked = toPlainName(name);
  if (asked === '') return null;
  const exact = known.find(([, given]) => toPlainName(given) === asked);
  if (exact !== undefined) return exact[0];
  const [only, other] = new Set(known.filter(([, given]) => toPlainName(given).startsWith(asked)).map(([key]) => key));
  return only === undefined || other !== undefined ? null : only;
}

/** Letters and digits alone: `Renewal-Risk` and `renewal risk` are one name. */
export const toPlainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
