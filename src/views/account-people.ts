import type { AccountStanding } from '../domain/account-standing';
import type { AdoptionState, ContactHealth, ContactState, PeopleCounts, SeatUseState } from '../domain/contact';
import { escapeMrkdwn } from './mrkdwn';
import { count } from './wording';

const KEY_SHOWN = 4;
const SHOWN_OF_PERSON = { name: 60, department: 30, reason: 100 } as const; // four people fit one section, however much is escaped
/** So many of those seen at all were seen lately that the account looks busy (R69, R70). */
const ENGAGED_RATE = 0.6;

const STATES: Record<Exclude<ContactState, 'unknown'>, string> = {
  active: 'active',
  slipping: 'slipping',
  dormant: '⚠ *dormant*',
  left: '⚠ *left*',
};
const SEATS: Record<SeatUseState, string> = {
  waste: 'waste',
  alert: 'under half of what they pay for',
  neutral: 'as it should be',
  signal: 'close to the limit',
  task: 'at the limit',
};
const ADOPTION: Record<AdoptionState, string> = { at_risk: 'at risk', stable: 'stable', strong: 'strong' };

/** The people who decide first, each with their state in words; then how the seats and the features are used. Nothing where nothing is known. */
export function describePeople({ people, seatUse, adoption }: AccountStanding): string[] {
  const seats = seatUse === null || seatUse.state === 'neutral' ? [] : [describeSeats(seatUse, people?.counts ?? null)];
  const use = [...seats, ...(adoption === null ? [] : [describeAdoption(adoption)])];
  if (people === null) return use;
  const { key, counts } = people;
  const rest = key.length > KEY_SHOWN ? [`and ${count(key.length - KEY_SHOWN, 'more key contact')}`] : [];
  const worst = key.toSorted((a, b) => Number(isAway(b)) - Number(isAway(a))); // who is away is never among those left out
  return [`*People* ${describeCounts(counts)}`, ...worst.slice(0, KEY_SHOWN).map(describePerson), ...rest, ...use];
}

const isAway = ({ state, contact }: ContactHealth): boolean =>
  contact.role === 'executive_sponsor' || state === 'dormant' || state === 'left';

function describeCounts({ known, seenKnown, active30, departments, departmentsActive30 }: PeopleCounts): string {
  if (seenKnown === 0) return `${count(known, 'contact')}, when they were last seen is not known`;
  const seen = `${active30} of ${count(known, 'contact')} seen in 30 days`;
  return departments < 2 ? seen : `${seen}, from ${departmentsActive30} of ${departments} departments`;
}

function describePerson({ contact, state, reason, score }: ContactHealth): string {
  const name = escapeMrkdwn(contact.name ?? 'No name given', SHOWN_OF_PERSON.name);
  const where = contact.department === null ? '' : ` (${escapeMrkdwn(contact.department, SHOWN_OF_PERSON.department)})`;
  const number = score === null ? '' : ` (${score} of 100)`;
  const stands = state === 'unknown' ? '' : `${STATES[state]}${number}. `; // the reason says that it is not known
  return `• ${name}${where}: ${stands}${escapeMrkdwn(reason, SHOWN_OF_PERSON.reason)}.`;
}

const describeAdoption = ({ rate, state }: NonNullable<AccountStanding['adoption']>): string =>
  `*Features* ${Math.round(rate * 100)}% of those paid for in use at the weekly peak: ${ADOPTION[state]}`;

function describeSeats({ rate, state }: NonNullable<AccountStanding['seatUse']>, counts: PeopleCounts | null): string {
  const isBusy = counts !== null && counts.seenKnown > 0 && counts.active30 / counts.seenKnown >= ENGAGED_RATE;
  const although =
    isBusy && state === 'waste' ? `, although ${counts.active30} of ${counts.seenKnown} contacts are active` : '';
  return `*Seats* ${Math.round(rate * 100)}% in use at the weekly peak: ${SEATS[state]}${although}`;
}
