import type { CallSubject, GuideKind, Outreach } from '../../domain/call-guide';
import { listAdoption } from '../customer-report/adoption';
import { listWins } from '../customer-report/wins';
import { clip } from '../mrkdwn';
import { fullDayOf } from '../wording';
import { acknowledge } from './acknowledge';
import { dayIn } from './dates';
import { OFFERS } from './offers';

const NAME_LENGTH = 80;

/** What can be said in the call, paragraph by paragraph, in the account's own numbers. Plain text; no word of ours in it (R203). */
export const buildDraft = (subject: CallSubject, kind: GuideKind): string =>
  [greet(subject, kind), ...DRAFTS[kind](subject)].join('\n\n');

const DRAFTS: Record<GuideKind, (subject: CallSubject) => string[]> = {
  check_in: checkIn,
  renewal,
  churn_risk: churnRisk,
};

/** Sponsors decide renewals and hear of what went wrong; everyday work is the champion's and the admin's. What is about the sponsor is for no one else. */
function greet({ contacts, driver, senderName }: CallSubject, kind: GuideKind): string {
  const { sponsor, champion, admin } = contacts;
  const others = kind === 'check_in' ? (champion ?? admin ?? sponsor) : (sponsor ?? champion ?? admin);
  const name = driver?.signal.startsWith('sponsor_') === true ? sponsor : others;
  return `Hello${name === null ? '' : ` ${clip(name, NAME_LENGTH)}`}, this is ${clip(senderName, NAME_LENGTH)}. Is this a good moment?`;
}

/** R218: acknowledge without accusation, an open question, an offer, 20 minutes, and again in 30 days. */
function checkIn(subject: CallSubject): string[] {
  const opening =
    subject.outreach === 'expand' ? strengths(subject) : `${acknowledge(subject.driver)} ${ASK[subject.outreach]}`;
  return [
    opening,
    'How is it going on your side, and what has changed in your work since we last spoke?',
    OFFERS[subject.outreach],
    `Could we take 20 minutes for it, by ${dayIn(subject.today, 7)} perhaps?`,
    `I will call again in 30 days, on ${dayIn(subject.today, 30)}, to hear whether it helped.`,
  ];
}

const SEE = 'I would like to hear how you see it.';
/** Behind what was acknowledged: nobody is accused (R218). */
const ASK: Record<Exclude<Outreach, 'expand'>, string> = {
  re_engage: 'There may be good reasons for it, so I wanted to ask.',
  intervene: SEE,
  reconnect: SEE,
  settle: SEE,
};

/** R219: value, adoption, goals, more only where it is welcome, and what it takes to confirm. */
function renewal(subject: CallSubject): string[] {
  const { facts, today } = subject;
  const adoption = listAdoption(facts);
  return [
    `${renewalDay(subject)} I would like to talk about it in good time.`,
    brought(facts),
    ...(adoption.length === 0 ? [] : [`How your team works with it today: ${adoption.join(' ')}`]),
    'What do you want to reach in the next year, and what has to be true for it?',
    beforeTerms(subject),
    `What do you need from me to decide, and who decides with you? Let us fix the next step for ${dayIn(today, 14)}.`,
  ];
}

/** What it was worth is for them to say; what we know stands beside it. */
function brought(facts: CallSubject['facts']): string {
  const wins = listWins({ ...facts, users: null, features: null, seatsAdded: null }, null);
  return ['What has it brought you since we started?', ...(wins.length === 0 ? [] : ['From our side:', ...wins])].join(
    ' ',
  );
}

/** More where it is welcome; else what weighs on them first. */
function beforeTerms({ outreach, driver }: CallSubject): string {
  if (outreach === 'expand' || driver === null) return OFFERS[outreach];
  const first = outreach === 'reconnect' ? '' : ' I would like to put that right before we talk about terms.';
  return `${acknowledge(driver)}${first} ${OFFERS[outreach]}`;
}

function renewalDay({ renewalOn, daysToRenewal }: CallSubject): string {
  if (renewalOn === null || daysToRenewal === null) return 'Your contract comes up for renewal.';
  return daysToRenewal < 0
    ? `Your contract ran until ${fullDayOf(renewalOn)}.`
    : `Your contract runs until ${fullDayOf(renewalOn)}.`;
}

/** R220: acknowledge, listen, own, a plan of 30 days, a review in two weeks; never an offer to buy (R141, R221). */
function churnRisk(subject: CallSubject): string[] {
  const { today } = subject;
  return [
    `Thank you for taking the call. ${acknowledge(subject.driver)} I should have called sooner.`,
    'Before I say anything else: how has it been for you, and what has bothered you most?',
    'Thank you for telling me. I own this from here: you have one person, and that is me.',
    OFFERS[withoutSale(subject.outreach)],
    `By ${dayIn(today, 2)} you get a plan in writing: what we change, who does it and by when, all of it within 30 days, until ${dayIn(today, 30)}.`,
    `In two weeks, on ${dayIn(today, 14)}, we look at it together, and you tell me honestly whether it is better.`,
  ];
}

const withoutSale = (outreach: Outreach): Outreach => (outreach === 'expand' ? 'reconnect' : outreach);

function strengths({ facts }: CallSubject): string {
  const adoption = listAdoption(facts);
  return adoption.length === 0
    ? 'Your team gets a lot out of the product.'
    : `Your team gets a lot out of the product. ${adoption.join(' ')}`;
}
