import { defineMilestone } from './define-milestone';

/** 90 days before the renewal: the value conversation (R123, R124, R145). */
export const renewal90 = defineMilestone(
  'renewal_90',
  'hold the value conversation with their sponsor {when}: what they gained, and what comes next',
);
