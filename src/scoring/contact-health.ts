import type { ContactFacts, ContactHealth, ContactRole, ContactState } from '../domain/contact';
import { readCurve, type Curve } from './curve';
import { ageDays, countOf, daysBetween, toDay } from './days';
import { NPS_POINTS, toNpsClass } from './nps-class';

type Recency = { slippingDays: number; voiceShare: number };

/** Nobody who was seen in the last 30 days is dormant (R69): the window of every 30-day signal about people. */
export const DORMANT_DAYS = 30;
export const ANSWER_DAYS = 365; // an older NPS answer says nothing of today
/** R73: satisfaction is not health. Whoever stays away scores no more than this, however kind the answer. */
const DORMANT_SCORE_AT_MOST = 40;

/**
 * Who is expected how often is ours: executives look in about every three weeks, all others every two.
 * `voiceShare`: how much of the score is what they say (R52) rather than that they come; those who decide are heard more.
 */
const BY_ROLE: Record<ContactRole, Recency> = {
  executive_sponsor: { slippingDays: 21, voiceShare: 0.4 },
  champion: { slippingDays: 14, voiceShare: 0.4 },
  admin: { slippingDays: 14, voiceShare: 0.25 },
  user: { slippingDays: 14, voiceShare: 0.25 },
};

const WORDS: Record<ContactRole, string> = {
  executive_sponsor: 'Executive sponsor',
  champion: 'Champion',
  admin: 'Admin',
  user: 'User',
};

/**
 * How one person at the customer stands (R68, R69, R76).
 *   visits = 100 seen now → 75 when slipping begins (sponsor 21 days, others 14) → 40 at 30 days → 15 at 60 → 0 at 120, linear between
 *   voice  = 100 / 70 / 30 for an NPS answer of 9–10 / 7–8 / 0–6 within 365 days (R52)
 *   score  = (1 − share) × visits + share × voice, share 0.4 of sponsors and champions, 0.25 of others; what is missing gives its
 *            share to the other; a dormant person scores at most 40 (R73)
 * A role that is not known is taken for a user's. Anything dated after `now` is not known yet.
 * @returns Score 0–100, whole; null for who has left, and where neither a visit nor an answer is known. Never throws.
 */
export function scoreContact(contact: ContactFacts, now: Date): ContactHealth {
  const left = findLeftDays(contact, now);
  if (left !== null) return { contact, score: null, state: 'left', reason: `${nameRole(contact)} left ${ago(left)}` };
  const seen = findAge(contact.lastSeenAt, now);
  const answered = findAnswer(contact, now);
  const state = toState(seen, contact.role);
  const score = toScore(seen, answered?.points ?? null, contact.role);
  const reason = [describeVisit(contact, seen, state), ...(answered === null ? [] : [answered.words])].join('; ');
  return { contact, score, state, reason };
}

const SHOWN_ORDER: readonly ContactState[] = ['dormant', 'left', 'slipping', 'unknown', 'active'];
const ROLE_ORDER: readonly (ContactRole | null)[] = ['executive_sponsor', 'champion', 'admin', 'user', null];

/**
 * The order people are read in: sponsors, champions, admins, users; within a role the most worrying first, then by score, name and id.
 * @returns Below 0 when `a` comes first: for `toSorted`. Never throws.
 */
export function compareContacts(a: ContactHealth, b: ContactHealth): number {
  return (
    ROLE_ORDER.indexOf(a.contact.role) - ROLE_ORDER.indexOf(b.contact.role) ||
    SHOWN_ORDER.indexOf(a.state) - SHOWN_ORDER.indexOf(b.state) ||
    (a.score ?? 101) - (b.score ?? 101) ||
    compareText(a.contact.name ?? '', b.contact.name ?? '') ||
    compareText(a.contact.contactId, b.contact.contactId)
  );
}

const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);

const expectationOf = (role: ContactRole | null): Recency => BY_ROLE[role ?? 'user'];

function findAge(at: Date | null, now: Date): number | null {
  return at === null || at > now ? null : ageDays(at, now);
}

function findLeftDays({ leftOn }: ContactFacts, now: Date): number | null {
  const days = leftOn === null ? -1 : daysBetween(leftOn, toDay(now));
  return days < 0 ? null : days;
}

function toState(seenDays: number | null, role: ContactRole | null): ContactState {
  if (seenDays === null) return 'unknown';
  if (seenDays >= DORMANT_DAYS) return 'dormant';
  return seenDays >= expectationOf(role).slippingDays ? 'slipping' : 'active';
}

function toScore(seenDays: number | null, voice: number | null, role: ContactRole | null): number | null {
  const { slippingDays, voiceShare } = expectationOf(role);
  if (seenDays === null) return voice;
  const curve: Curve = [[0, 100], [slippingDays, 75], [DORMANT_DAYS, 40], [60, 15], [120, 0]]; // prettier-ignore
  const visits = readCurve(curve, seenDays);
  const mean = voice === null ? visits : (1 - voiceShare) * visits + voiceShare * voice;
  return Math.round(seenDays >= DORMANT_DAYS ? Math.min(mean, DORMANT_SCORE_AT_MOST) : mean);
}

function findAnswer({ npsScore, npsAt }: ContactFacts, now: Date): { points: number; words: string } | null {
  const age = findAge(npsAt, now);
  if (npsScore === null || age === null || age >= ANSWER_DAYS) return null;
  const name = toNpsClass(npsScore);
  return { points: NPS_POINTS[name], words: `${name} (NPS ${npsScore}, ${ago(Math.floor(age))})` };
}

function describeVisit(contact: ContactFacts, seenDays: number | null, state: ContactState): string {
  const who = nameRole(contact);
  if (seenDays === null) return `${who}: last visit not known`;
  const days = Math.floor(seenDays);
  return state === 'active' ? `${who} seen ${ago(days)}` : `${who} not seen for ${countOf(days, 'day')}`;
}

const nameRole = ({ role }: ContactFacts): string => (role === null ? 'Contact' : WORDS[role]);
const ago = (days: number): string => (days === 0 ? 'today' : `${countOf(days, 'day')} ago`);
