const ELLIPSIS = '…';

/**
 * A text of at most `length` characters (UTF-16 units, as CRMs count), cut after a whole word and marked with `…`; one word that is too long is cut
 * within, never within a character. Space at its ends does not count. Source: R6, "short text".
 */
export function cutAtWord(text: string, length: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= length) return trimmed;
  if (length < 1) return '';
  const room = trimmed.slice(0, length - ELLIPSIS.length + 1);
  const lastSpace = room.search(/\s\S*$/);
  const kept = lastSpace > 0 ? room.slice(0, lastSpace) : room.slice(0, -1);
  const whole = kept.replace(/[\uD800-\uDBFF]$/u, '').replace(/[\s,;:–-]+$/u, '');
  return `${whole}${ELLIPSIS}`;
}
