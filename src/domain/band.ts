/** Health bands, worst first. `unknown` means too little data was seen to judge; it never alerts and is never shown as green. */
export const BANDS = ['red', 'yellow', 'green', 'unknown'] as const;
export type Band = (typeof BANDS)[number];
/** Bands that can be announced. */
export type KnownBand = Exclude<Band, 'unknown'>;
