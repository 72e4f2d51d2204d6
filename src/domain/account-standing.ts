import type { AccountPeople, AdoptionState, SeatUseState } from './contact';
import type { CohortPosition } from './insight';
import type { AccountNote } from './judgement';
import type { JudgedHealth, Override } from './override';

export type ComparedCohort = CohortPosition & { standing: 'ahead' | 'level' | 'behind' };

/** How an account stands by its people, its seats, its like, and by someone's own judgement: what its card shows beside the score. */
export type AccountStanding = {
  people: AccountPeople | null; // null: no contacts of it are known
  seatUse: { rate: number; state: SeatUseState } | null; // rate: users at the weekly peak over seats
  adoption: { rate: number; state: AdoptionState } | null; // rate: features at the weekly peak over those paid for
  cohort: ComparedCohort | null; // the most telling one
  segment: ComparedCohort | null; // its segment, where another one tells more
  note: AccountNote | null; // the last one someone wrote (R174)
  judgement: { override: Override; says: JudgedHealth | null } | null; // says null: the model has nothing to judge now
};
