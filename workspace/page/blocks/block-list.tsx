import type { KnownBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { blockIdOf } from '../surface/interactive-element';
import { Block } from './block';

/** The blocks of one surface, top to bottom. */
export function BlockList({ blocks }: { blocks: readonly KnownBlock[] }): ReactNode {
  return blocks.map((block, index) => {
    const blockId = blockIdOf(block, index);
    return <Block key={blockId} block={block} blockId={blockId} />;
  });
}
