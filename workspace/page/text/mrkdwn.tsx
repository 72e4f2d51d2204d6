import { useMemo, type ReactNode } from 'react';
import type { MrkdwnNode } from './mrkdwn-node';
import { Emoji } from './emoji';
import { ChannelMention, UserMention } from './mention';
import { parseMrkdwn } from './parse-mrkdwn';
import { SafeLink } from './safe-link';
import { SlackDate } from './slack-date';

const TAGS = { bold: 'strong', italic: 'em', strike: 's', quote: 'blockquote' } as const;

function Reference({ node }: { node: MrkdwnNode }): ReactNode {
  switch (node.kind) {
    case 'link':
      return <SafeLink url={node.url}>{node.label}</SafeLink>;
    case 'user':
      return <UserMention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'usergroup':
      return <span className="mention">@{node.label?.replace(/^@/, '') ?? node.id}</span>;
    case 'broadcast':
      return <span className="mention mention-me">@{node.range}</span>;
    case 'date':
      return <SlackDate {...node} />;
    case 'emoji':
      return <Emoji name={node.name} />;
    default:
      return null;
  }
}

function Node({ node }: { node: MrkdwnNode }): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return <br />;
    case 'code':
      return <code>{node.text}</code>;
    case 'pre':
      return <pre>{node.text}</pre>;
    case 'bold':
    case 'italic':
    case 'strike':
    case 'quote': {
      const Tag = TAGS[node.kind];
      return <Tag>{<MrkdwnNodes nodes={node.children} />}</Tag>;
    }
    default:
      return <Reference node={node} />;
  }
}

export function MrkdwnNodes({ nodes }: { nodes: readonly MrkdwnNode[] }): ReactNode {
  return nodes.map((node, index) => <Node key={index} node={node} />); // parsed anew each time: position is identity
}

/** Slack's mrkdwn, drawn. Text reaches the page as text nodes only, so that no name can become HTML. */
export function Mrkdwn({ text, isVerbatim = false }: { text: string; isVerbatim?: boolean | undefined }): ReactNode {
  const nodes = useMemo(() => parseMrkdwn(text, { isVerbatim }), [text, isVerbatim]);
  return <MrkdwnNodes nodes={nodes} />;
}
