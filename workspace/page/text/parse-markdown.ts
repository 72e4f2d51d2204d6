/** One block of a Markdown document, its inline text still to be parsed. */
export type MarkdownPart =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph' | 'quote' | 'pre'; text: string }
  | { kind: 'list'; isOrdered: boolean; items: string[] }
  | { kind: 'rule' };

const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;

function readLine(line: string): MarkdownPart {
  const [, hashes, title] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
  if (hashes !== undefined) return { kind: 'heading', level: hashes.length, text: title ?? '' };
  if (/^\s*(?:-{3,}|\*{3,})\s*$/.test(line)) return { kind: 'rule' };
  const [item, number, text] = ITEM.exec(line) ?? [];
  if (item !== undefined) return { kind: 'list', isOrdered: number !== undefined, items: [text ?? ''] };
  if (line.startsWith('>')) return { kind: 'quote', text: line.replace(/^> ?/, '') };
  return { kind: 'paragraph', text: line };
}

function join(last: MarkdownPart | undefined, next: MarkdownPart): boolean {
  if (last?.kind === 'list' && next.kind === 'list' && last.isOrdered === next.isOrdered) {
    last.items.push(...next.items);
    return true;
  }
  const isText = next.kind === 'paragraph' || next.kind === 'quote';
  if (!isText || last?.kind !== next.kind) return false;
  last.text += `\n${next.text}`;
  return true;
}

function parseLines(text: string): MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  let wasBlank = true;
  for (const line of text.split('\n')) {
    const isBlank = line.trim() === '';
    const part = readLine(line);
    if (!isBlank && !join(wasBlank && part.kind !== 'list' ? undefined : parts.at(-1), part)) parts.push(part);
    wasBlank = isBlank;
  }
  return parts;
}

/** The Markdown of a `markdown` block as parts: headings, paragraphs, lists, quotes, fences and rules. Never throws. */
export function parseMarkdown(text: string): MarkdownPart[] {
  return text
    .split(/```[a-z]*\n?/)
    .flatMap((piece, index): MarkdownPart[] =>
      index % 2 === 1 ? [{ kind: 'pre', text: piece.replace(/\n$/, '') }] : parseLines(piece),
    );
}
