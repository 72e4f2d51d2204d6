import { z } from 'zod';
import type { Cursor } from '../pull/connector';

const Shape = z.object({
  mode: z.enum(['list', 'search', 'ties', 'archived']),
  at: z.number().nullable(), // milliseconds: the newest change seen; the bookmark
  since: z.number().nullable(), // where the search under way began; null: between two passes
  id: z.string().nullable(), // the last one read of those that changed at `since`; null: they are not read by their ids
  after: z.string().nullable(), // HubSpot's own place in a list
});

/** Where a reading stands. */
export type Place = z.output<typeof Shape>;

export const AT_REST = { since: null, id: null, after: null };

/** Null for none, one that is not understood, and one of an account that had nothing yet: then everything is listed. */
export function readPlace(cursor: Cursor | null): Place | null {
  const parsed = Shape.safeParse(cursor);
  if (!parsed.success) return null;
  const { mode, at, after } = parsed.data;
  return mode === 'list' && at === null && after === null ? null : parsed.data;
}
