import type { KnownBlock, ModalView } from '@slack/types';
import type { ContactHealth } from '../../domain/contact';
import type { PeoplePage } from '../../domain/contact-detail';
import { accountBlockId } from '../account-block-id';
import { ACTIONS, CALLBACKS } from '../ids';
import { button } from '../message';
import { mrkdwn } from '../mrkdwn';
import { count, date } from '../wording';
import { buildAccountWindow, buildPaging } from './account-window';
import { personName, roleWord, shownName, stateLine } from './contact-words';

/** The people at a customer (R189): who decides first, and of those whoever stays away (R69). Each opens a page of their own. */
export function buildPeople(page: PeoplePage): ModalView {
  return buildAccountWindow({
    callbackId: CALLBACKS.people,
    title: 'People there',
    accountName: page.name,
    lead: sayPeople(page),
    blocks: [...page.people.map((one, index) => buildRow(page.accountId, one, index)), ...buildPages(page)],
  });
}

function sayPeople({ known, listed }: PeoplePage): string {
  if (listed === 0) return 'No contacts of this account are known.';
  const most = known > listed ? `; the first ${listed} are listed here` : '';
  return `${count(known, 'contact')}, the ones who decide first${most}.`;
}

function buildRow(accountId: string, health: ContactHealth, index: number): KnownBlock {
  const { role, lastSeenAt } = health.contact;
  const seen = lastSeenAt === null || health.state === 'unknown' ? [] : [`last login ${date(lastSeenAt)}`];
  const facts = [roleWord(role), stateLine(health), ...seen].join(' · ');
  const blockId = accountBlockId(accountId, `person-${index}`);
  return {
    type: 'section',
    ...(blockId === null ? {} : { block_id: blockId }),
    text: mrkdwn(`*${shownName(health)}*\n${facts}`),
    accessory: button(ACTIONS.openPerson, 'Open', health.contact.contactId, personName(health)),
  };
}

function buildPages({ accountId, name, page, pages, listed }: PeoplePage): KnownBlock[] {
  return buildPaging({
    accountId,
    accountName: name,
    page,
    hasMore: page + 1 < pages,
    actions: { back: ACTIONS.peopleBack, on: ACTIONS.peopleOn },
    labels: { back: 'Previous', on: 'More people' },
    said: `Page ${page + 1} of ${pages}, ${count(listed, 'contact')}`,
  });
}
