import type { EnteredValue } from '../../domain/entered-fact';
import type { RequiredFact } from '../../domain/required-fact';
import { escapeMrkdwn } from '../mrkdwn';
import { fullDayOf, money } from '../wording';

export const FACT_WORDS: Record<RequiredFact, string> = {
  executive_sponsor: 'executive sponsor',
  champion: 'champion',
  renewal_on: 'renewal date',
  arr: 'ARR',
  owner: 'owner',
};

const WITH_ARTICLE: Record<RequiredFact, string> = {
  executive_sponsor: 'an executive sponsor',
  champion: 'a champion',
  renewal_on: 'a renewal date',
  arr: 'an ARR',
  owner: 'an owner',
};

const NAME_SHOWN = 80;

/** "executive sponsor, renewal date" */
export const nameFacts = (facts: readonly RequiredFact[]): string => facts.map((fact) => FACT_WORDS[fact]).join(', ');

/** "an executive sponsor, a champion or a renewal date" */
export function anyOfFacts(facts: readonly RequiredFact[]): string {
  const words = facts.map((fact) => WITH_ARTICLE[fact]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** What was entered, safe to show. */
export function sayEntered(value: EnteredValue, currency: string | null): string {
  if ('amount' in value) return `${money(value.amount, currency)} a year`;
  if ('day' in value) return fullDayOf(value.day);
  const email = value.email === null ? '' : ` (${escapeMrkdwn(value.email, NAME_SHOWN)})`;
  return `${escapeMrkdwn(value.name, NAME_SHOWN)}${email}`;
}

/** "Executive sponsor" */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
