import type { Segment } from '../domain/account';

const WORDS: Readonly<Record<Segment, string>> = { enterprise: 'Enterprise', mid_market: 'Mid-market', smb: 'SMB' };

export const segmentWord = (segment: Segment | null): string => (segment === null ? 'No segment' : WORDS[segment]);
