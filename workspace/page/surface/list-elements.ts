import type { KnownBlock } from '@slack/types';
import { blockIdOf, type InteractiveElement, type PlacedElement } from './interactive-element';

function elementsOf(block: KnownBlock): InteractiveElement[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  if (block.type === 'section' && block.accessory !== undefined) return [block.accessory];
  return [];
}

/** Every element of a surface that a person can use, in reading order. */
export function listElements(blocks: readonly KnownBlock[]): PlacedElement[] {
  return blocks.flatMap((block, index) =>
    elementsOf(block).map((element) => ({ blockId: blockIdOf(block, index), element })),
  );
}
