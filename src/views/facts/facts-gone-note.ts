import type { Completeness } from '../../domain/required-fact';
import { section, type Message } from '../message';
import { sayCompleteness } from './completeness';

export type FactsGone = Completeness & { unknownBefore: number };

/** To RevOps, once: what must be known of customers was known a day ago, and is not any more (R238). */
export function buildFactsGoneNote({ unknownBefore, ...counts }: FactsGone, command: string): Message {
  const text = `${sayCompleteness(counts)}; a day ago it was ${unknownBefore}. Was a field emptied or renamed at its source? Which accounts: \`${command} freshness\`.`;
  return { text, blocks: [section(text)] };
}
