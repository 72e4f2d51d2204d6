import type { MrkdwnElement, PlainTextElement } from '@slack/types';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
// Line breaks would add lines of their own; direction marks can reverse the text that follows them; XML has no place for the last ones, so
// that a slide with one would not open.
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]+/gu;

/**
 * A string we did not write, made safe inside mrkdwn: one line, at most `limit` characters, and none of Slack's control
 * sequences (`<!channel>`, `<@U…>`, `<url|label>`) survives. Escaping comes after clipping, so no entity is cut in two.
 * Empty or blank text becomes an em dash. Never throws.
 */
export function escapeMrkdwn(text: string, limit = 300): string {
  return clip(text, limit).replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The same where room is short: at most `limit` characters as Slack counts them, each escaped sign as the five it becomes. */
export function escapeWithin(text: string, limit: number): string {
  const whole = escapeMrkdwn(text, limit);
  return whole.length <= limit ? whole : escapeMrkdwn(text, Math.floor(limit / 5));
}

/** One visible line of at most `limit` characters (by code point, ending in `…` when something was left out); never empty. */
export function clip(text: string, limit: number): string {
  const line = text.replace(UNSEEN, ' ').trim();
  if (line === '') return '—';
  const signs = [...line];
  return line.length <= limit ? line : `${takeWithin(signs, limit - 1).trimEnd()}…`;
}

/** At most `words` words, ending in `…` when some were left out: a row on Home is read in seconds (R1). */
export function clipWords(text: string, words: number): string {
  const all = text.trim().split(/\s+/u);
  return all.length <= words
    ? text.trim()
    : `${all
        .slice(0, words)
        .join(' ')
        .replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** Slack counts UTF-16 units, readers see code points: whole code points, at most `limit` units. */
function takeWithin(signs: string[], limit: number): string {
  let taken = '';
  for (const sign of signs) {
    if (taken.length + sign.length > limit) break;
    taken += sign;
  }
  return taken;
}

/** Text object that never turns a bare `@everyone`, `#channel` or address inside it into a mention or link. */
export const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** Plain text needs no escaping: Slack shows it as it is. */
export const plain = (text: string, limit = 75): PlainTextElement => ({
  type: 'plain_text',
  text: clip(text, limit),
  emoji: true,
});
