import type { MrkdwnNode } from './mrkdwn-node';
import { unescapeMrkdwn } from './unescape-mrkdwn';

const DATE = /^!date\^(\d+)\^([^^|]+)(?:\^([^|]+))?$/;

function toDate(target: string, label: string): MrkdwnNode | null {
  const [, seconds, format, url] = DATE.exec(target) ?? [];
  if (seconds === undefined || format === undefined) return null;
  return { kind: 'date', epochSeconds: Number(seconds), format, url: url ?? null, fallback: label };
}

function toSpecial(target: string, label: string | null): MrkdwnNode {
  const date = toDate(target, label ?? '');
  if (date !== null) return date;
  if (target.startsWith('!subteam^')) return { kind: 'usergroup', id: target.slice(9), label };
  const range = target.slice(1);
  if (/^(?:channel|here|everyone)$/.test(range)) return { kind: 'broadcast', range };
  return { kind: 'text', text: label ?? `<${target}>` };
}

/**
 * The inside of `<…>`: a mention, a channel, a special command, a date or a link.
 * What is none of these stays the text it was, angle brackets included.
 */
export function parseControl(inside: string): MrkdwnNode {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? null : unescapeMrkdwn(inside.slice(bar + 1));
  if (/^@[UW][A-Z0-9]*$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[CDG][A-Z0-9]*$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!')) return toSpecial(target, label);
  const url = unescapeMrkdwn(target);
  if (/^(?:https?:\/\/|mailto:)/i.test(url)) return { kind: 'link', url, label: label ?? url.replace(/^mailto:/i, '') };
  return { kind: 'text', text: unescapeMrkdwn(`<${inside}>`) };
}
