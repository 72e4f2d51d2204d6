import type { KnownBlock } from '@slack/types';

const isBlock = (block: unknown): block is KnownBlock =>
  typeof block === 'object' && block !== null && 'type' in block && typeof block.type === 'string';

/** The blocks of a message or view as typed ones. The server has checked them against Slack's rules; the rest is dropped. */
export function toBlocks(blocks: readonly unknown[]): KnownBlock[] {
  return blocks.filter(isBlock);
}
