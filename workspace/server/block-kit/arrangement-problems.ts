import { asText, isObject, objectsIn } from '../json';
import { isAllowedOn, type Surface } from './surfaces';
import { DATA_TABLE_MAX_CHARACTERS, TABLE_MAX_CHARACTERS } from './table-blocks';
import { listBlocks, listElements, textLength, type PlacedElement } from './walk';

type Placed = { path: string; name: unknown };

function repeated(placed: readonly Placed[], field: string): string[] {
  const seen = new Set<unknown>();
  return placed.flatMap(({ path, name }) => {
    if (name === undefined || !seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [`${field} ${asText(name)} already exists [json-pointer:${path}/${field}]`];
  });
}

/** `action_id` must be unique in its block only (docs: "among all other action_ids in the containing block"). */
function repeatedActions(elements: readonly PlacedElement[]): string[] {
  return [...new Set(elements.map(({ block }) => block))].flatMap((block) =>
    repeated(
      elements.filter((one) => one.block === block).map(({ element, path }) => ({ path, name: element.action_id })),
      'action_id',
    ),
  );
}

function misplaced(blocks: readonly unknown[], surface: Surface, root: string): string[] {
  const placed = [
    ...listBlocks(blocks, root).map(({ block, path }) => ({ type: asText(block.type), path })),
    ...listElements(blocks, root).map(({ element, path }) => ({ type: asText(element.type), path })),
  ];
  return placed
    .filter(({ type }) => !isAllowedOn(type, surface))
    .map(({ type, path }) => `unsupported type: ${type} [json-pointer:${path}/type]`);
}

function unmatchedInitial({ element, path }: PlacedElement): string[] {
  const groups = objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options));
  const values = new Set([...objectsIn(element.options), ...groups].map((option) => option.value));
  if (values.size === 0) return [];
  const initial = isObject(element.initial_option) ? [element.initial_option] : objectsIn(element.initial_options);
  return initial
    .filter((option) => !values.has(option.value))
    .map(() => `initial option must match one of the options [json-pointer:${path}]`);
}

function tableProblems(blocks: readonly unknown[], root: string): string[] {
  const placed = listBlocks(blocks, root);
  const tables = placed.filter(({ block }) => block.type === 'table');
  const tooLong = placed.filter(
    ({ block }) =>
      (block.type === 'table' && textLength(block.rows) > TABLE_MAX_CHARACTERS) ||
      (block.type === 'data_table' && textLength(block.rows) > DATA_TABLE_MAX_CHARACTERS),
  );
  return [
    ...tables.slice(1).map(({ path }) => `only_one_table_allowed [json-pointer:${path}]`),
    ...tooLong.map(({ path }) => `too many characters in the table [json-pointer:${path}/rows]`),
  ];
}

/** What a schema of one block cannot see: places, repeated ids, more than one focus, the whole table. */
export function findArrangementProblems(blocks: readonly unknown[], surface: Surface, root: string): string[] {
  const elements = listElements(blocks, root);
  const focused = elements.filter(({ element }) => element.focus_on_load === true).slice(1);
  return [
    ...misplaced(blocks, surface, root),
    ...repeated(
      listBlocks(blocks, root).map(({ block, path }) => ({ path, name: block.block_id })),
      'block_id',
    ),
    ...repeatedActions(elements),
    ...elements.flatMap(unmatchedInitial),
    ...focused.map(({ path }) => `only one element may focus on load [json-pointer:${path}/focus_on_load]`),
    ...tableProblems(blocks, root),
  ];
}
