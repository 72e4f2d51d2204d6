import { toDay } from '../crm-fields/to-day';
import type { Mapped } from '../pull/connector';
import { mapTerm } from './map-term';
import type { RenewalRecord } from './schema';
import type { RenewalRules, SubscriptionRules } from './settings';

/** Salesforce's own word for an opportunity that was won, whatever the stages of the organisation are called. */
const WON = { field: 'IsWon', values: ['true'] };

/** A renewal that was won, as the contract term it brought. */
export const toTermRules = (term: NonNullable<RenewalRules['term']>): SubscriptionRules => ({
  object: 'Opportunity',
  account: 'AccountId',
  ...term,
  only: WON,
});

/**
 * What an opportunity for a renewal says. Of its account: the date of the soonest renewal that is open (`NextRenewalOn`, which was looked up beside it);
 * unknown when none is, since the date of one that was won or lost lies behind. A renewal that was won is a contract term, where `term` names its
 * fields; one that is open, lost or deleted is none, or none any more.
 */
export function mapRenewal(record: RenewalRecord, rules: RenewalRules, brings: { date: boolean }): readonly Mapped[] {
  const term = rules.term === undefined ? [] : mapTerm(record, toTermRules(rules.term));
  if (!brings.date || !record.AccountId) return term;
  const cells = { renewal_on: toDay(record.NextRenewalOn) };
  const account = { key: record.AccountId };
  return [{ kind: 'fact', stream: 'accounts', account, version: record.SystemModstamp, cells }, ...term];
}
