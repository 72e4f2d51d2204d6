import { z } from 'zod';
import { BUILT_IN_LISTS, LIST_SORTS, type ListKey, type ListSort, type ListState } from '../../domain/list';

const MOST_PAGES = 20_000; // more than a hundred thousand accounts fill

const BuiltIn = z.enum(BUILT_IN_LISTS);
const Own = z.templateLiteral(['own:', z.uuid()]);
const Key: z.ZodType<ListKey> = z.union([BuiltIn, Own]);
const Sort = z.enum(LIST_SORTS);
const Page = z.coerce.number().int().min(1).max(MOST_PAGES);

const Pressed = z.object({ block_id: z.string().max(255) });
const Chosen = z.object({ selected_option: z.object({ value: z.string() }) });

const PLACE = /^list:((?:own:)?[^:]+):([a-z_]+):(\d{1,5}):(?:menu|pager)$/;

/** Which page of which list was pressed on, as its block says. Zod throws for what no view of ours wrote. */
export function listStateOf(action: unknown): ListState {
  const [, list, sort, page] = PLACE.exec(Pressed.parse(action).block_id) ?? [];
  return z.object({ list: Key, sort: Sort, page: Page }).parse({ list, sort, page });
}

export const chosenListOf = (action: unknown): ListKey => Key.parse(Chosen.parse(action).selected_option.value);
export const chosenSortOf = (action: unknown): ListSort => Sort.parse(Chosen.parse(action).selected_option.value);
