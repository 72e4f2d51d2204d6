import type { AccountCard, PersonLabel, Sponsor } from '../domain/account-card';
import { describeArr, describeMoney } from './account-money';
import { escapeMrkdwn } from './mrkdwn';
import { count, date, fullDayOf, mention } from './wording';

/** The facts beside the score, one field each. What is not known says so. */
export function describeFacts(card: AccountCard): string[] {
  return [
    `*Renewal*\n${renewal(card)}`,
    `*ARR*\n${describeArr(card)}`,
    `*AE · CSM*\n${person(card.ae)} · ${person(card.csm)}`,
    ...describeMoney(card),
    ...(isSponsorAmongPeople(card) ? [] : [`*Sponsor*\n${sponsor(card.sponsor)}`]),
  ];
}

const isSponsorAmongPeople = ({ standing }: AccountCard): boolean =>
  standing.people?.key.some(({ contact }) => contact.role === 'executive_sponsor') ?? false;

function renewal({ renewalOn, daysToRenewal }: AccountCard): string {
  if (renewalOn === null || daysToRenewal === null) return 'not known';
  const distance = daysToRenewal >= 0 ? `in ${count(daysToRenewal, 'day')}` : `${count(-daysToRenewal, 'day')} ago`;
  return `${fullDayOf(renewalOn)}, ${distance}`;
}

const person = (label: PersonLabel | null): string => (label === null ? 'nobody' : mention(label));

function sponsor(known: Sponsor): string {
  if (known.kind === 'not_known') return 'not known: no contacts connected';
  if (known.kind === 'none') return 'none named';
  const name = known.name === null ? 'named' : escapeMrkdwn(known.name, 80);
  return known.lastSeenAt === null ? `${name}, never seen` : `${name}, last seen ${date(known.lastSeenAt)}`;
}
