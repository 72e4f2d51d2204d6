import type { JsonObject } from '../json';
import { findText } from './read-args';
import { SlackFailure } from './slack-failure';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

const encode = (offset: number) => Buffer.from(`offset:${offset}`).toString('base64');

function offsetOf(cursor: string | null): number {
  if (cursor === null) return 0;
  const match = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (match === null) throw new SlackFailure('invalid_cursor');
  return Number(match[1]);
}

/** One page and the `response_metadata` that leads to the next; the last page has an empty cursor. */
export function paginate<T>(items: readonly T[], args: JsonObject): { page: T[]; response_metadata: JsonObject } {
  const limit = Number(findText(args, 'limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 0 || limit > MAX_LIMIT) throw new SlackFailure('invalid_limit');
  const start = offsetOf(findText(args, 'cursor'));
  const end = start + (limit === 0 ? DEFAULT_LIMIT : limit);
  return {
    page: items.slice(start, end),
    response_metadata: { next_cursor: end < items.length ? encode(end) : '' },
  };
}
