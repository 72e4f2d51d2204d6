import type { Caller } from '../domain/viewer';

/** Who asks, and when. */
export type Asker = { caller: Caller; now: Date };
