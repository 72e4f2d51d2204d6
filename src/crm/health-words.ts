import type { KnownBand } from '../domain/band';

/** The values of the field (R5), as they are created in the CRM. */
export const HEALTH_WORDS: Readonly<Record<KnownBand, string>> = { green: 'Green', yellow: 'Yellow', red: 'Red' };
