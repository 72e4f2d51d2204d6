import type { ActionsBlockElement, InputBlockElement, KnownBlock, SectionBlockAccessory } from '@slack/types';

/** Everything in Block Kit a person can press, choose or fill. */
export type InteractiveElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;

/** An element with the block it stands in, which is what names it in `state.values`. */
export type PlacedElement = { blockId: string; element: InteractiveElement };

/** The block's id, or one by position: Slack makes one up where the app gave none. */
export function blockIdOf(block: KnownBlock, index: number): string {
  return block.block_id ?? `block-${index}`;
}
