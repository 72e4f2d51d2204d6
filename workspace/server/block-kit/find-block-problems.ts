import { z } from 'zod';
import { findArrangementProblems } from './arrangement-problems';
import { block } from './block';
import { toSlackProblems } from './slack-problem';
import { MAX_BLOCKS, type Surface } from './surfaces';

const lists: Record<Surface, z.ZodType> = {
  message: z.array(block).max(MAX_BLOCKS.message),
  modal: z.array(block).max(MAX_BLOCKS.modal),
  home: z.array(block).max(MAX_BLOCKS.home),
};

/**
 * What Slack would refuse in these blocks on this surface, in its own words with the JSON path; empty when it would
 * take them. Shape first: ids and places are only looked at once every block is well formed.
 */
export function findBlockProblems(blocks: unknown, surface: Surface, root = '/blocks'): string[] {
  const parsed = lists[surface].safeParse(blocks, { reportInput: true });
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => toSlackProblems(issue, root));
  return Array.isArray(blocks) ? findArrangementProblems(blocks, surface, root) : [];
}
