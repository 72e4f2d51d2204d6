import type { RichTextBlock as SlackRichText, RichTextElement } from '@slack/types';
import type { ReactNode } from 'react';
import { RichTextLeaf } from '../text/rich-text-leaf';

type Part = SlackRichText['elements'][number];

function Leaves({ leaves }: { leaves: readonly RichTextElement[] }): ReactNode {
  return leaves.map((leaf, index) => <RichTextLeaf key={index} leaf={leaf} />);
}

function RichTextPart({ part }: { part: Part }): ReactNode {
  switch (part.type) {
    case 'rich_text_section':
      return <div>{<Leaves leaves={part.elements} />}</div>;
    case 'rich_text_quote':
      return <blockquote>{<Leaves leaves={part.elements} />}</blockquote>;
    case 'rich_text_preformatted':
      return <pre>{<Leaves leaves={part.elements} />}</pre>;
    case 'rich_text_list': {
      const List = part.style === 'ordered' ? 'ol' : 'ul';
      return (
        <List style={{ marginInlineStart: `${(part.indent ?? 0) * 1.75}em` }}>
          {part.elements.map((item, index) => (
            <li key={index}>{<Leaves leaves={item.elements} />}</li>
          ))}
        </List>
      );
    }
  }
}

/** Text with styles, lists, quotes and code, as Slack's own editor makes it. */
export function RichTextBlock({ block }: { block: SlackRichText }): ReactNode {
  return (
    <div className="block-text rich-text">
      {block.elements.map((part, index) => (
        <RichTextPart key={index} part={part} />
      ))}
    </div>
  );
}
