import type { Segment } from './account';

/** An account on offer while someone types; pod and segment tell two of one name apart. */
export type AccountOption = { accountId: string; name: string; pod: string | null; segment: Segment | null };
