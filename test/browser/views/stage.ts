import type { Surfaces } from '../demo-surfaces';
import type { Visitor } from '../demo-visitor';

/** Where the story is told: there from the first test on. */
export type Stage = { readonly user: Visitor; readonly on: Surfaces };
