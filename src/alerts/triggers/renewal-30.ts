import { defineMilestone } from './define-milestone';

/** 30 days before the renewal: the paperwork (R123). */
export const renewal30 = defineMilestone('renewal_30', 'send the renewal paperwork {when} and agree who signs');
