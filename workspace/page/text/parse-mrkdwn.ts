import type { MrkdwnNode } from './mrkdwn-node';
import { parseInline, type InlineOptions } from './parse-inline';
import { unescapeMrkdwn } from './unescape-mrkdwn';

const FENCE = /```\n?([\s\S]*?)\n?```/g;
const QUOTE = /^(?:&gt;|>) ?/;

function parseLines(text: string, options: InlineOptions): MrkdwnNode[] {
  const nodes: MrkdwnNode[] = [];
  let wasQuote = true; // a quote is a box of its own: no line break beside it
  for (const line of text.split('\n')) {
    const isQuote = QUOTE.test(line);
    if (nodes.length > 0 && !isQuote && !wasQuote) nodes.push({ kind: 'break' });
    const children = parseInline(line.replace(QUOTE, ''), options);
    const last = nodes.at(-1);
    if (isQuote && last?.kind === 'quote') last.children.push({ kind: 'break' }, ...children);
    else if (isQuote) nodes.push({ kind: 'quote', children });
    else nodes.push(...children);
    wasQuote = isQuote;
  }
  return nodes;
}

/**
 * Slack's mrkdwn as a tree: emphasis, code, quotes, links, mentions, dates and emoji.
 * @param text - As the app sent it, with `&`, `<` and `>` escaped as `&amp;`, `&lt;`, `&gt;`.
 * @param options - `isVerbatim` leaves bare addresses alone, as `verbatim: true` does.
 * @returns Nodes in reading order; an empty text gives none. Never throws: what does not parse is text.
 */
export function parseMrkdwn(text: string, options: InlineOptions): MrkdwnNode[] {
  const nodes: MrkdwnNode[] = [];
  let from = 0;
  for (const fence of text.matchAll(FENCE)) {
    const before = text.slice(from, fence.index).replace(/\n$/, '');
    if (before !== '') nodes.push(...parseLines(before, options));
    nodes.push({ kind: 'pre', text: unescapeMrkdwn(fence[1] ?? '') });
    from = fence.index + fence[0].length;
  }
  const rest = from === 0 ? text : text.slice(from).replace(/^\n/, '');
  if (rest !== '') nodes.push(...parseLines(rest, options));
  return nodes;
}
