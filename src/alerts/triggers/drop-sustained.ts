import { defineTrigger } from './define-trigger';
import { findDrop, orMore } from './find-drop';

/** 15 points or more lost in 90 days (R64, X7). */
export const dropSustained = defineTrigger({
  id: 'drop_sustained',
  tier: 'moderate',
  stream: null,
  basis: 'score',
  family: 'drop',
  find: (subject, limits) =>
    findDrop(subject, {
      limits,
      isReached: orMore,
      action: 'hold a review with their sponsor {when} on what changed this quarter',
    }),
});
