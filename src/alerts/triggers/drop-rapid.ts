import { defineTrigger } from './define-trigger';
import { findDrop, moreThan } from './find-drop';

/** More than 15 points lost in 30 days (R143, X7). Exactly 15 is not: it is still a notable drop. */
export const dropRapid = defineTrigger({
  id: 'drop_rapid',
  tier: 'high',
  stream: null,
  basis: 'score',
  family: 'drop',
  find: (subject, limits) =>
    findDrop(subject, {
      limits,
      isReached: moreThan,
      action: 'call their main contact {when} and ask what has changed',
    }),
});
