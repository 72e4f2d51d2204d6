import type { Db } from '../db/client';
import { listAccountNotes } from '../db/queries/account-notes';
import { countPeople, listKeyContacts } from '../db/queries/contacts-health';
import { findStandingOverride } from '../db/queries/overrides';
import type { AccountStanding } from '../domain/account-standing';
import type { Band } from '../domain/band';
import type { AccountPeople } from '../domain/contact';
import type { CohortPosition } from '../domain/insight';
import { toAdoptionState } from '../scoring/adoption-state';
import { chooseCohort, findSegmentCohort, standInCohort } from '../scoring/cohort';
import { compareContacts, scoreContact } from '../scoring/contact-health';
import { applyOverride } from '../scoring/override';
import { toSeatUseState } from '../scoring/seat-use-state';

const KEY_PEOPLE = 50; // more sponsors and champions than any customer has

/** What the model says and has left with the account's health; null: not scored yet. */
type Health = {
  score: number | null;
  band: Band;
  seatUseRate: number | null;
  adoptionRate: number | null;
  cohorts: readonly CohortPosition[] | null;
} | null;

/** How an account stands by its people (R69, R76), its seats (R70) and features (R93), its like (R72) someone's own judgement (R75) and the last note (R174), for its card. */
export async function readAccountStanding(
  db: Db,
  { accountId, health, now }: { accountId: string; health: Health; now: Date },
): Promise<AccountStanding> {
  const [people, override, notes] = await Promise.all([
    readPeople(db, accountId, now),
    findStandingOverride(db, { accountId, now }),
    listAccountNotes(db, { accountId, now, limit: 1 }),
  ]);
  const model = { score: health?.score ?? null, band: health?.band ?? null };
  return {
    people,
    seatUse: readSeatUse(health),
    adoption: readAdoption(health),
    ...readCohorts(health),
    note: notes[0] ?? null,
    judgement: override === null ? null : { override, says: applyOverride(override.judged, model) },
  };
}

async function readPeople(db: Db, accountId: string, now: Date): Promise<AccountPeople | null> {
  const [counts, key] = await Promise.all([
    countPeople(db, { accountId, now }),
    listKeyContacts(db, { accountId, now, limit: KEY_PEOPLE }),
  ]);
  if (counts.known === 0 && key.length === 0) return null;
  return { counts, key: key.map((contact) => scoreContact(contact, now)).toSorted(compareContacts) };
}

function readSeatUse(health: Health): AccountStanding['seatUse'] {
  const rate = health?.seatUseRate ?? null;
  const state = toSeatUseState(rate);
  return rate === null || state === null ? null : { rate, state };
}

function readAdoption(health: Health): AccountStanding['adoption'] {
  const rate = health?.adoptionRate ?? null;
  const state = toAdoptionState(rate);
  return rate === null || state === null ? null : { rate, state };
}

/** An account of an unknown band is no member of a cohort. The segment is named beside the most telling comparison, not twice. */
function readCohorts(health: Health): Pick<AccountStanding, 'cohort' | 'segment'> {
  if (health === null || health.score === null || health.band === 'unknown') return { cohort: null, segment: null };
  const { score, cohorts } = health;
  const chosen = chooseCohort(score, cohorts);
  const segment = chosen?.by === 'segment' ? null : findSegmentCohort(cohorts);
  const compare = (one: CohortPosition | null) => one && { ...one, standing: standInCohort(score, one) };
  return { cohort: compare(chosen), segment: compare(segment) };
}
