export const SEGMENTS = ['enterprise', 'mid_market', 'smb'] as const;
/** Size class of a customer; null where the source does not say. */
export type Segment = (typeof SEGMENTS)[number];
