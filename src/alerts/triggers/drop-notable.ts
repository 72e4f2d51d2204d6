import { defineTrigger } from './define-trigger';
import { findDrop, orMore } from './find-drop';

/** 10 points or more lost in 30 days (R64, R149, X7). */
export const dropNotable = defineTrigger({
  id: 'drop_notable',
  tier: 'high',
  stream: null,
  basis: 'score',
  family: 'drop',
  find: (subject, limits) =>
    findDrop(subject, {
      limits,
      isReached: orMore,
      action: 'ask their main contact {when} what has changed since last month',
    }),
});
