import { createHash } from 'node:crypto';

/** Longer than any id that a product analytics makes itself, and far below what an index of Postgres holds. */
export const MAX_ID_LENGTH = 200;

/** A text that tells things apart, as it is kept: itself, or a hash where somebody sent a whole page as an id. Pure. */
export function toShortId(text: string): string {
  return text.length <= MAX_ID_LENGTH ? text : createHash('sha256').update(text).digest('base64url');
}
