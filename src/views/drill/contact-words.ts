import type { ContactHealth, ContactRole, ContactState } from '../../domain/contact';
import { escapeMrkdwn } from '../mrkdwn';

const ROLE_WORDS: Record<ContactRole, string> = {
  executive_sponsor: 'Executive sponsor',
  champion: 'Champion',
  admin: 'Admin',
  user: 'User',
};
const STATE_WORDS: Record<ContactState, string> = {
  active: 'active',
  slipping: 'slipping',
  dormant: '⚠ *dormant*',
  left: '⚠ *left*',
  unknown: 'last login not known',
};

const NO_NAME = 'No name given';
export const roleWord = (role: ContactRole | null): string => (role === null ? 'Role not known' : ROLE_WORDS[role]);
export const personName = ({ contact }: ContactHealth): string => contact.name ?? NO_NAME;
export const shownName = (health: ContactHealth): string => escapeMrkdwn(personName(health), 80);

/** `⚠ *dormant* · 28 of 100`. */
export const stateLine = ({ state, score }: ContactHealth): string =>
  score === null ? STATE_WORDS[state] : `${STATE_WORDS[state]} · ${score} of 100`;
