import type { Segment } from '../../domain/account';

/** What CRMs commonly call our segments; barometer.yaml can say otherwise. */
export const SEGMENT_WORDS: Record<string, Segment> = {
  enterprise: 'enterprise',
  strategic: 'enterprise',
  large: 'enterprise',
  'mid market': 'mid_market',
  midmarket: 'mid_market',
  commercial: 'mid_market',
  smb: 'smb',
  'small business': 'smb',
  small: 'smb',
};

/**
 * The segment that a CRM's own word for it stands for. Case, dashes and underscores do not count. Null for an empty or unknown word: a segment that
 * nobody declared is unknown, not guessed.
 */
export function toSegment(value: unknown, words: Readonly<Record<string, Segment>>): Segment | null {
  if (typeof value !== 'string') return null;
  const wanted = plain(value);
  return Object.entries(words).find(([word]) => plain(word) === wanted)?.[1] ?? null;
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, ' ');
