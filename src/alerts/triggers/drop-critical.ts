import { defineTrigger } from './define-trigger';
import { findDrop, orMore } from './find-drop';

/** 20 points or more lost in 30 days (R148, X7). */
export const dropCritical = defineTrigger({
  id: 'drop_critical',
  tier: 'critical',
  stream: null,
  basis: 'score',
  family: 'drop',
  find: (subject, limits) =>
    findDrop(subject, { limits, isReached: orMore, action: 'call their sponsor {when} and ask what changed' }),
});
