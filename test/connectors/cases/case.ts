import type { World } from '../world';

/** One case, in a fresh database and before a fresh stand-in. */
export type Case = (world: World) => Promise<void>;
