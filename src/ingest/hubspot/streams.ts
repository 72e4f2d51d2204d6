import type { HubspotApi } from '../../vendor-http/hubspot/create-hubspot-api';
import type { PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { isCustomer, listCompanyFields, mapCompany } from './map-company';
import { mapContact } from './map-contact';
import { mapDeal } from './map-deal';
import { type Reading, readAll, readObjects } from './read-objects';
import { HubspotRecord } from './schema';
import type { CompanyRules, ContactRules, DealRules, HubspotSettings } from './settings';

const OVERLAP_MS = 10 * 60_000; // searches lag behind what was written
const WEEK_HOURS = 7 * 24;

export type Parts = { source: string; api: HubspotApi; settings: HubspotSettings };

export function createStreams(parts: Parts): PullStream[] {
  const { contacts, subscriptions } = parts.settings;
  return [
    companyStream(parts),
    everyCompanyStream(parts),
    ...(contacts === undefined ? [] : [contactStream(parts, contacts)]),
    ...(subscriptions === undefined ? [] : [dealStream(parts, subscriptions)]),
  ];
}

/** Object by object, and what each is read with. */
export function listReadings(parts: Parts): Reading[] {
  const { contacts, subscriptions } = parts.settings;
  return [
    companyReading(parts),
    ...(contacts === undefined ? [] : [contactReading(parts, contacts)]),
    ...(subscriptions === undefined ? [] : [dealReading(parts, subscriptions)]),
  ];
}

export function companyReading({ source, api, settings }: Parts): Reading {
  const fields = listCompanyFields(settings);
  return {
    source,
    api,
    object: 'companies',
    modified: 'hs_lastmodifieddate',
    overlapMs: OVERLAP_MS,
    properties: [
      ...new Set([
        'name',
        'domain',
        'hs_lastmodifieddate',
        'hs_merged_object_ids',
        ...fields.map(([, property]) => property),
        ...(settings.customers === undefined ? [] : [settings.customers.property]),
      ]),
    ],
    owned: fields.flatMap(([column, property]) => (column.endsWith('_email') ? [property] : [])),
    keeps: (record) => keepsCustomer(record, settings),
  };
}

/** Whoever was never a customer is not brought in by the first load; a record that cannot be read is, to be kept aside. */
function keepsCustomer(record: unknown, rules: Pick<CompanyRules, 'customers'>): boolean {
  const parsed = HubspotRecord.safeParse(record);
  return !parsed.success || isCustomer(parsed.data, rules);
}

const companyBrings = (settings: HubspotSettings) => ({
  accounts: [
    ...new Set([
      'crm_id',
      'name',
      ...(settings.currency === undefined ? [] : ['currency']),
      ...listCompanyFields(settings).flatMap(([column]) => (column === 'account_id' ? [] : [column])),
    ]),
  ],
});

function companyStream(parts: Parts): PullStream {
  return definePullStream({
    name: 'companies',
    brings: companyBrings(parts.settings),
    schema: HubspotRecord,
    idOf: ({ id }) => id,
    map: (record) => mapCompany(record, parts.settings),
    pages: (cursor, context) => readObjects(companyReading(parts), cursor, context),
  });
}

/** What was deleted for good, or never came into the search: once a week all are listed. */
function everyCompanyStream(parts: Parts): PullStream {
  return definePullStream({
    name: 'companies (all)',
    brings: companyBrings(parts.settings),
    schema: HubspotRecord,
    idOf: ({ id }) => id,
    map: (record) => mapCompany(record, parts.settings),
    pages: (cursor, context) => readAll(companyReading(parts), cursor, context),
    sweeps: ['accounts'],
    everyHours: WEEK_HOURS,
  });
}

const optional = (names: readonly (string | undefined)[]): string[] => names.filter((name) => name !== undefined);

const contactReading = ({ source, api }: Parts, rules: ContactRules): Reading => ({
  source,
  api,
  object: 'contacts',
  modified: 'lastmodifieddate',
  overlapMs: OVERLAP_MS,
  properties: [
    'firstname',
    'lastname',
    'email',
    'associatedcompanyid',
    'lastmodifieddate',
    ...optional([rules.role, rules.left_on, rules.last_seen_at]),
  ],
  owned: [],
});

function contactStream(parts: Parts, rules: ContactRules): PullStream {
  const columns = (['role', 'left_on', 'last_seen_at'] as const).filter((column) => rules[column] !== undefined);
  return definePullStream({
    name: 'contacts',
    brings: { contacts: ['contact_id', 'name', 'email', ...columns] },
    schema: HubspotRecord,
    idOf: ({ id }) => id,
    map: (record) => mapContact(record, rules),
    pages: (cursor, context) => readObjects(contactReading(parts, rules), cursor, context),
  });
}

const dealReading = ({ source, api }: Parts, rules: DealRules): Reading => ({
  source,
  api,
  object: 'deals',
  modified: 'hs_lastmodifieddate',
  overlapMs: OVERLAP_MS,
  properties: [
    'hs_lastmodifieddate',
    rules.account,
    rules.started_on,
    rules.ends_on,
    rules.arr,
    rules.only.property,
    ...optional([rules.seats, rules.plan, rules.currency]),
  ],
  owned: [],
});

function dealStream(parts: Parts, rules: DealRules): PullStream {
  const columns = (['seats', 'plan', 'currency'] as const).filter((column) => rules[column] !== undefined);
  return definePullStream({
    name: 'deals',
    brings: { subscriptions: ['subscription_id', 'started_on', 'ends_on', 'arr', ...columns] },
    schema: HubspotRecord,
    idOf: ({ id }) => id,
    map: (record) => mapDeal(record, rules),
    pages: (cursor, context) => readObjects(dealReading(parts, rules), cursor, context),
  });
}
