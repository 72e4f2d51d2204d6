import type { JsonObject } from '../json';
import { listBlocks, listElements } from './walk';

/** A copy of the blocks with the ids Slack makes up when the app gave none. */
export function fillIds(blocks: readonly unknown[], nextId: () => string): JsonObject[] {
  const copy = structuredClone(blocks);
  const placed = listBlocks(copy, '');
  for (const { block } of placed) block.block_id ??= nextId();
  for (const { element } of listElements(copy, '')) element.action_id ??= nextId();
  return copy.filter((block): block is JsonObject => placed.some((one) => one.block === block));
}
