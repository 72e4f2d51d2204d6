import { deleteFilter, listSavedFilters, saveFilter } from '../../db/queries/saved-filters';
import type { AccountList, Conditions, ListState } from '../../domain/list';
import type { RenderedFile } from '../../domain/report';
import type { KnownViewer } from '../../domain/viewer';
import { NotFoundError } from '../../errors';
import { buildListTable } from '../../views/list/build-list-table';
import { LIST_NAMES, SORT_NAMES } from '../../views/list/list-names';
import { listTitle } from '../../views/list/list-words';
import { dayIn } from '../../views/wording';
import type { Question } from '../ask';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { findList } from './find-list';
import { type ListDeps, readList } from './read-list';

/** A person's lists and their names fill one menu. */
export const MOST_OWN_LISTS = 12;
/** Of a table: more is for whoever has the database. */
const MOST_TABLE_ROWS = 10_000;

/** Lists of accounts, each within what the asker may see. Each throws ForbiddenError for who may not ask at all. */
export type Lists = {
  /** By the words after the command, `renewal risk by arr`. @throws NotFoundError naming the lists and orders there are */
  named: (question: Question & { text: string }) => Promise<AccountList>;
  /** As a button carries it. @throws NotFoundError for a list that is gone */
  page: (question: Question & { state: ListState }) => Promise<AccountList>;
  /** All of it as a file, up to MOST_TABLE_ROWS. */
  table: (question: Question & { state: ListState }) => Promise<{ list: AccountList; file: RenderedFile }>;
  /** Under a name of the asker's own; one of that name is replaced. Null: they have MOST_OWN_LISTS already. */
  save: (question: Question & { name: string; conditions: Conditions }) => Promise<SavedList | null>;
  /** @throws NotFoundError */
  remove: (question: Question & { state: ListState }) => Promise<{ list: AccountList; name: string }>;
};
export type SavedList = { state: ListState; isReplaced: boolean };

export type ListsDeps = ListDeps & { findViewer: FindViewer };

const FIRST: ListState = { list: 'review', sort: 'recommended', page: 1 };

export function createLists(deps: ListsDeps): Lists {
  const member = async ({ caller, now }: Question): Promise<KnownViewer> =>
    requirePerson(await deps.findViewer(caller, now));
  return {
    named: async (question) => {
      const viewer = await member(question);
      const { list, sort } = await getNamed(deps, viewer, question.text);
      return readList(deps, { viewer, state: { list, sort, page: 1 }, now: question.now });
    },
    page: async (question) => readList(deps, { ...question, viewer: await member(question) }),
    table: async (question) => {
      const viewer = await member(question);
      const state = { ...question.state, page: 1 };
      const list = await readList(deps, { viewer, state, now: question.now }, MOST_TABLE_ROWS);
      return { list, file: toFile(list, dayIn(viewer.person.timeZone, question.now)) };
    },
    save: async (question) => saveList(deps, await member(question), question),
    remove: async (question) => {
      const viewer = await member(question);
      const filterId = ownIdOf(question.state);
      const name = filterId === null ? null : await deleteFilter(deps.db, { email: viewer.person.email, filterId });
      if (name === null) throw new NotFoundError('This list no longer exists. Choose another one.');
      return { list: await readList(deps, { viewer, state: FIRST, now: question.now }), name };
    },
  };
}

async function getNamed(deps: ListsDeps, viewer: KnownViewer, text: string) {
  const own = await listSavedFilters(deps.db, viewer.person.email);
  const found = findList(text, own);
  if (found.kind === 'found') return found;
  if (found.kind === 'unknown_sort')
    throw new NotFoundError(`I know no order “${found.asked}”. There are: ${Object.values(SORT_NAMES).join(', ')}.`);
  const mine = own.length === 0 ? '' : ` Yours: ${own.map(({ name }) => name).join(', ')}.`;
  throw new NotFoundError(
    `I know no list “${found.asked.slice(0, 80)}”. There are: ${Object.values(LIST_NAMES).join(', ')}.${mine}`,
  );
}

async function saveList(
  { db }: ListsDeps,
  { person }: KnownViewer,
  { name, conditions, now }: { name: string; conditions: Conditions; now: Date },
): Promise<SavedList | null> {
  const saved = await saveFilter(db, { email: person.email, name, conditions, now, most: MOST_OWN_LISTS });
  if (saved === null) return null;
  return { state: { ...FIRST, list: `own:${saved.filterId}` }, isReplaced: saved.isReplaced };
}

const ownIdOf = ({ list }: ListState): string | null => (list.startsWith('own:') ? list.slice('own:'.length) : null);

/** Its name in a folder: letters, digits and hyphens of the list's, and the day where the reader is. */
function toFile(list: AccountList, day: string): RenderedFile {
  const title = listTitle(list);
  const slug = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
  const bytes = new TextEncoder().encode(buildListTable(list));
  return { name: `accounts-${slug}-${day}.csv`, title: `${title}, ${day}`, altText: null, bytes };
}
