import type { AccountCard } from '../domain/account-card';
import { SHOWN } from './limits';
import { escapeMrkdwn } from './mrkdwn';
import { dateTime } from './wording';

/** An account that its CRM has no more is on no list, and nothing is told of it. */
export function describeGone({ deletedInCrm }: Pick<AccountCard, 'deletedInCrm'>): string[] {
  if (deletedInCrm === null || deletedInCrm === undefined) return [];
  const { at, into } = deletedInCrm;
  const what = into === null ? 'deleted' : `merged into *${escapeMrkdwn(into, SHOWN.name)}*`;
  return [`⚠ In the CRM this account was ${what} on ${dateTime(at)}: it is on no list, and nobody is alerted.`];
}
