import { findBareUrl } from './find-bare-url';
import type { MrkdwnNode } from './mrkdwn-node';
import { parseControl } from './parse-control';
import { unescapeMrkdwn } from './unescape-mrkdwn';

type Match = { node: MrkdwnNode; length: number };
type Reader = (text: string, at: number, options: InlineOptions) => Match | null;
export type InlineOptions = { isVerbatim: boolean };

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof MARKS;
const isMark = (character: string): character is Mark => character in MARKS;
const isWordCharacter = (character: string | undefined): boolean => /[\p{L}\p{N}]/u.test(character ?? ' ');

const readControl: Reader = (text, at) => {
  const [whole, inside] = /^<([^<>\n]+)>/.exec(text.slice(at)) ?? [];
  return whole === undefined || inside === undefined ? null : { node: parseControl(inside), length: whole.length };
};

const readCode: Reader = (text, at) => {
  const [whole, inside] = /^`([^`\n]+)`/.exec(text.slice(at)) ?? [];
  if (whole === undefined || inside === undefined) return null;
  return { node: { kind: 'code', text: unescapeMrkdwn(inside) }, length: whole.length };
};

const readEmoji: Reader = (text, at) => {
  const [whole, name] = /^:([a-z0-9_+'-]+):/.exec(text.slice(at)) ?? [];
  return whole === undefined || name === undefined ? null : { node: { kind: 'emoji', name }, length: whole.length };
};

const readBareUrl: Reader = (text, at, options) => {
  const url = options.isVerbatim || isWordCharacter(text[at - 1]) ? null : findBareUrl(text.slice(at));
  if (url === null) return null;
  return { node: { kind: 'link', url: unescapeMrkdwn(url), label: unescapeMrkdwn(url) }, length: url.length };
};

/** A closing mark hugs its text and is not followed by a letter, so that `snake_case_name` stays whole. */
function findClosing(text: string, at: number, mark: Mark): number {
  for (let end = text.indexOf(mark, at + 2); end !== -1; end = text.indexOf(mark, end + 1)) {
    if (!/\s/.test(text[end - 1] ?? ' ') && !isWordCharacter(text[end + 1])) return end;
  }
  return -1;
}

const readMark: Reader = (text, at, options) => {
  const mark = text[at] ?? '';
  const next = text[at + 1] ?? ' ';
  if (!isMark(mark) || isWordCharacter(text[at - 1]) || next === mark || /\s/.test(next)) return null;
  const end = findClosing(text, at, mark);
  if (end === -1) return null;
  return { node: { kind: MARKS[mark], children: parseInline(text.slice(at + 1, end), options) }, length: end + 1 - at };
};

const READERS: Record<string, Reader> = {
  '<': readControl,
  '`': readCode,
  ':': readEmoji,
  '*': readMark,
  _: readMark,
  '~': readMark,
  h: readBareUrl,
};

/** One line of mrkdwn. Never throws: what does not parse is text. */
export function parseInline(line: string, options: InlineOptions): MrkdwnNode[] {
  const nodes: MrkdwnNode[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') nodes.push({ kind: 'text', text: unescapeMrkdwn(plain) });
    plain = '';
  };
  for (let at = 0; at < line.length;) {
    const match = READERS[line[at] ?? '']?.(line, at, options) ?? null;
    if (match === null) {
      plain += line[at];
      at += 1;
    } else {
      flush();
      nodes.push(match.node);
      at += match.length;
    }
  }
  flush();
  return nodes;
}
