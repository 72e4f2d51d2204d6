/** The address a text begins with, without the punctuation that ends a sentence; null if it begins with none. */
export function findBareUrl(text: string): string | null {
  const [found] = /^https?:\/\/[^\s<>|]+/.exec(text) ?? [];
  return found?.replace(/[.,;:!?)\]}'"*_~]+$/, '') ?? null;
}
