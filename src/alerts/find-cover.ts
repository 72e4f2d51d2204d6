import type { Absence } from '../domain/absence';

/** The directory as choosing a person sees it. `absenceOf`: null for whoever is there. */
export type Presence = { isKnown: (email: string) => boolean; absenceOf: (email: string) => Absence | null };

/**
 * Who stands in for a person: they themselves when they are there, else the cover they named, else that one's cover, and so on.
 * @returns null when the chain ends at nobody, at someone who is not known, or where it began. Never throws.
 */
export function findCover(email: string, { isKnown, absenceOf }: Presence): string | null {
  const seen = new Set<string>();
  for (let one: string | null = email; one !== null && !seen.has(one) && isKnown(one);) {
    const absence = absenceOf(one);
    if (absence === null) return one;
    seen.add(one);
    one = absence.coverEmail;
  }
  return null;
}
