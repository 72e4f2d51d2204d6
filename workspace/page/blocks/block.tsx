import type { KnownBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { Element } from '../elements/element';
import { Markdown } from '../text/markdown';
import { PlainText, TextObject } from '../text/text-object';
import { ContextBlock } from './context-block';
import { DataTableBlock } from './data-table-block';
import { ImageBlock } from './image-block';
import { InputBlock } from './input-block';
import { RichTextBlock } from './rich-text-block';
import { SectionBlock } from './section-block';
import { TableBlock } from './table-block';

type Props = { block: KnownBlock; blockId: string };

function TextBlock({ block }: Props): ReactNode {
  switch (block.type) {
    case 'header':
      return (
        <h2 className="block-header">
          <PlainText text={block.text.text} emoji={block.text.emoji} />
        </h2>
      );
    case 'markdown':
      return <div className="block-text markdown">{<Markdown text={block.text} />}</div>;
    case 'alert':
      return (
        <div className={`block-alert block-alert-${block.level ?? 'default'}`} role="note">
          <TextObject text={block.text} />
        </div>
      );
    case 'rich_text':
      return <RichTextBlock block={block} />;
    case 'context':
      return <ContextBlock block={block} />;
    case 'divider':
      return <hr className="block-divider" />;
    default:
      return <p className="unsupported">The local workspace does not draw {block.type} blocks.</p>;
  }
}

/** One block of Block Kit; a type this page cannot draw says so instead of vanishing. */
export function Block({ block, blockId }: Props): ReactNode {
  switch (block.type) {
    case 'section':
      return <SectionBlock block={block} blockId={blockId} />;
    case 'actions':
      return (
        <div className="block-actions">
          {block.elements.map((element, index) => (
            <Element key={element.action_id ?? index} element={element} slot={{ blockId, isDispatching: true }} />
          ))}
        </div>
      );
    case 'input':
      return <InputBlock block={block} blockId={blockId} />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'table':
      return <TableBlock block={block} />;
    case 'data_table':
      return <DataTableBlock block={block} />;
    default:
      return <TextBlock block={block} blockId={blockId} />;
  }
}
