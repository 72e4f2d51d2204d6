import type { ReactNode } from 'react';
import { MrkdwnNodes } from './mrkdwn';
import { parseInline } from './parse-inline';
import { parseMarkdown, type MarkdownPart } from './parse-markdown';

/** Standard inline Markdown in mrkdwn's spelling, so that one parser draws both. */
function toMrkdwn(text: string): string {
  return text
    .replace(/\[([^\]\n]+)\]\(([^)\s]+)\)/g, '<$2|$1>')
    .replace(/(?<!\*)\*(?![\s*])([^*\n]+)\*(?!\*)/g, '_$1_')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '*$2*')
    .replace(/~~(?=\S)(.+?)~~/g, '~$1~');
}

function Inline({ text }: { text: string }): ReactNode {
  return text.split('\n').map((line, index) => (
    <span key={index}>
      {index > 0 && <br />}
      <MrkdwnNodes nodes={parseInline(toMrkdwn(line), { isVerbatim: false })} />
    </span>
  ));
}

function Part({ part }: { part: MarkdownPart }): ReactNode {
  switch (part.kind) {
    case 'heading':
      return (
        <p className="markdown-heading" role="heading" aria-level={Math.min(part.level + 2, 6)}>
          <Inline text={part.text} />
        </p>
      );
    case 'rule':
      return <hr />;
    case 'pre':
      return <pre>{part.text}</pre>;
    case 'quote':
      return <blockquote>{<Inline text={part.text} />}</blockquote>;
    case 'paragraph':
      return <p>{<Inline text={part.text} />}</p>;
    case 'list': {
      const List = part.isOrdered ? 'ol' : 'ul';
      const items = part.items.map((item, index) => <li key={index}>{<Inline text={item} />}</li>);
      return <List>{items}</List>;
    }
  }
}

/** The text of a `markdown` block, drawn. */
export function Markdown({ text }: { text: string }): ReactNode {
  return parseMarkdown(text).map((part, index) => <Part key={index} part={part} />);
}
