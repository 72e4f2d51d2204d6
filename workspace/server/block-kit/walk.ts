import { asText, isObject, objectsIn, type JsonObject } from '../json';

export type PlacedBlock = { block: JsonObject; path: string };
export type PlacedElement = { block: JsonObject; element: JsonObject; path: string };

const NOT_INTERACTIVE = new Set(['image', 'plain_text', 'mrkdwn']);

/** Blocks in reading order, those inside carousels and containers included, each with its JSON path. */
export function listBlocks(blocks: readonly unknown[], root: string): PlacedBlock[] {
  return blocks.filter(isObject).flatMap((block, index) => {
    const path = `${root}/${index}`;
    const inner = block.type === 'container' ? 'child_blocks' : block.type === 'carousel' ? 'elements' : null;
    const children = inner === null ? [] : listBlocks(objectsIn(block[inner]), `${path}/${inner}`);
    return [{ block, path }, ...children];
  });
}

function elementsOf({ block, path }: PlacedBlock): PlacedElement[] {
  const place = (element: JsonObject, where: string) => ({ block, element, path: `${path}/${where}` });
  const list = (key: string) => objectsIn(block[key]).map((element, index) => place(element, `${key}/${index}`));
  switch (block.type) {
    case 'actions':
    case 'context_actions':
      return list('elements');
    case 'card':
      return list('actions');
    case 'section':
      return isObject(block.accessory) ? [place(block.accessory, 'accessory')] : [];
    case 'input':
      return isObject(block.element) ? [place(block.element, 'element')] : [];
    default:
      return [];
  }
}

/** Every element a person can press, choose or fill, in reading order. */
export function listElements(blocks: readonly unknown[], root: string): PlacedElement[] {
  return listBlocks(blocks, root)
    .flatMap(elementsOf)
    .filter(({ element }) => !NOT_INTERACTIVE.has(asText(element.type)));
}

/** All text a reader would see, for the limits that count across blocks. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((sum, [key, inner]) => {
    return sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner));
  }, 0);
}
