import { defineMilestone } from './define-milestone';

/** 60 days before the renewal: the formal discussion (R123). */
export const renewal60 = defineMilestone('renewal_60', 'open the formal renewal discussion with their sponsor {when}');
