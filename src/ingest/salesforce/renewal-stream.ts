import { toSoqlList } from '../../vendor-http/salesforce/soql';
import type { PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { changes, type Parts, SYSTEM } from './changes';
import { mapRenewal } from './map-renewal';
import { readRenewals } from './read-renewals';
import { RenewalRecord } from './schema';
import type { RenewalRules, SalesforceSettings } from './settings';

const OPTIONAL = ['seats', 'plan', 'currency'] as const;

/** Every field of Opportunity that renewals are read with. */
export const listRenewalFields = ({ only, renewal_on: renewalOn, term }: RenewalRules): string[] => [
  ...SYSTEM,
  'AccountId',
  'IsClosed',
  'IsWon',
  only.field,
  renewalOn,
  ...Object.values(term ?? {}).filter((field) => field !== undefined),
];

/** An account that has a field of its own for the date keeps it. */
const bringsDate = ({ fields }: SalesforceSettings): boolean => fields.renewal_on === undefined;

export function renewalStream(parts: Parts, rules: RenewalRules): PullStream {
  const { only, renewal_on: renewalOn, term } = rules;
  const date = bringsDate(parts.settings);
  const where = `${only.field} IN ${toSoqlList(only.values)}`;
  const reading = { ...changes(parts, { object: 'Opportunity', fields: listRenewalFields(rules) }), where };
  const optional = OPTIONAL.filter((column) => term?.[column] !== undefined);
  return definePullStream({
    name: 'Opportunity (renewals)',
    brings: {
      ...(date ? { accounts: ['renewal_on'] } : {}),
      ...(term === undefined
        ? {}
        : { subscriptions: ['subscription_id', 'started_on', 'ends_on', 'arr', ...optional] }),
    },
    schema: RenewalRecord,
    idOf: ({ Id }) => Id,
    map: (record) => mapRenewal(record, rules, { date }),
    pages: (cursor, context) => readRenewals({ reading, renewalOn }, cursor, context),
  });
}
