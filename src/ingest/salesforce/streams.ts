import { toSoqlInstant, toSoqlList } from '../../vendor-http/salesforce/soql';
import type { PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { changes, type Described, type Parts, SYSTEM } from './changes';
import { listAccountFields, mapAccount } from './map-account';
import { mapEvent, mapTask, TASK_KINDS } from './map-activity';
import { mapContact } from './map-contact';
import { mapTerm } from './map-term';
import { readEverything } from './read-everything';
import { readObject } from './read-object';
import { listRenewalFields, renewalStream } from './renewal-stream';
import { AccountRecord, ContactRecord, EventRecord, TaskRecord, TermRecord } from './schema';
import type { ContactRules, SalesforceSettings, SubscriptionRules } from './settings';

const EVENT_OVERLAP_MS = 14 * 24 * 3_600_000; // meetings are moved and cancelled after their date, too
const WEEK_HOURS = 7 * 24;
const DAY_MS = 24 * 3_600_000;
const ACTIVITY_COLUMNS = ['activity_id', 'happened_at', 'kind', 'by_email'];

/** Object by object, and the fields that each is read with. */
export function listReadings(settings: SalesforceSettings): Described[] {
  const { contacts, activities, subscriptions, renewals } = settings;
  return [
    { object: 'Account', fields: accountFields(settings) },
    ...(contacts === undefined ? [] : [{ object: 'Contact', fields: contactFields(contacts) }]),
    ...(activities === undefined ? [] : [TASKS, EVENTS]),
    ...(subscriptions === undefined ? [] : [{ object: subscriptions.object, fields: termFields(subscriptions) }]),
    ...(renewals === undefined ? [] : [{ object: 'Opportunity', fields: listRenewalFields(renewals) }]),
  ];
}

export function createStreams(parts: Parts): PullStream[] {
  const { contacts, activities, subscriptions, renewals } = parts.settings;
  return [
    accountStream(parts),
    everyAccountStream(parts),
    ...(contacts === undefined ? [] : [contactStream(parts, contacts)]),
    ...(activities === undefined ? [] : [taskStream(parts, activities), eventStream(parts, activities)]),
    ...(subscriptions === undefined ? [] : [termStream(parts, subscriptions)]),
    ...(renewals === undefined ? [] : [renewalStream(parts, renewals)]),
  ];
}

const accountFields = (settings: SalesforceSettings): string[] => [
  ...SYSTEM,
  'MasterRecordId',
  'Name',
  'Website',
  'Owner.Email',
  'Owner.IsActive',
  ...(settings.customers === undefined ? [] : [settings.customers.field]),
  ...listAccountFields(settings).map(([, field]) => field),
];
const accountBrings = (settings: SalesforceSettings) => ({
  accounts: [
    'crm_id',
    'ae_email',
    ...(settings.currency === undefined ? [] : ['currency']),
    ...listAccountFields(settings).flatMap(([column]) =>
      column === 'account_id' || column === 'ae_email' ? [] : [column],
    ),
  ],
});
const toCustomers = ({ customers }: SalesforceSettings): string | undefined =>
  customers === undefined ? undefined : `${customers.field} IN ${toSoqlList(customers.values)}`;

function accountStream(parts: Parts): PullStream {
  const { settings } = parts;
  const reading = changes(parts, { object: 'Account', fields: accountFields(settings) });
  const first = (): string | undefined => toCustomers(settings); // thereafter also who stopped being one
  return definePullStream({
    name: 'Account',
    brings: accountBrings(settings),
    schema: AccountRecord,
    idOf: ({ Id }) => Id,
    map: (record) => mapAccount(record, settings),
    pages: (cursor, context) => readObject({ ...reading, first }, cursor, context),
  });
}

/** Formulas and roll-ups change without a stamp, and what was purged from the recycle bin is in no answer: once a week all are read. */
function everyAccountStream(parts: Parts): PullStream {
  const { source, api, settings } = parts;
  const described = { object: 'Account', fields: accountFields(settings), where: toCustomers(settings) };
  return definePullStream({
    name: 'Account (all)',
    brings: accountBrings(settings),
    schema: AccountRecord,
    idOf: ({ Id }) => Id,
    map: (record) => mapAccount(record, settings),
    pages: (cursor, context) => readEverything({ source, api, ...described }, cursor, context),
    sweeps: ['accounts'],
    everyHours: WEEK_HOURS,
  });
}

const contactFields = (rules: ContactRules): string[] => [
  ...SYSTEM,
  'AccountId',
  'Name',
  'Email',
  'Department',
  ...[rules.role, rules.left_on, rules.last_seen_at].filter((field) => field !== undefined),
];

function contactStream(parts: Parts, rules: ContactRules): PullStream {
  const reading = changes(parts, { object: 'Contact', fields: contactFields(rules) });
  const optional = (['role', 'left_on', 'last_seen_at'] as const).filter((column) => rules[column] !== undefined);
  return definePullStream({
    name: 'Contact',
    brings: { contacts: ['contact_id', 'name', 'email', 'department', ...optional] },
    schema: ContactRecord,
    idOf: ({ Id }) => Id,
    map: (record) => mapContact(record, rules),
    pages: (cursor, context) => readObject(reading, cursor, context),
  });
}

const TASKS: Described = {
  object: 'Task',
  fields: [...SYSTEM, 'AccountId', 'TaskSubtype', 'ActivityDate', 'CompletedDateTime', 'Owner.Email'],
};
const EVENTS: Described = { object: 'Event', fields: [...SYSTEM, 'AccountId', 'StartDateTime', 'Owner.Email'] };
type ActivityRules = NonNullable<SalesforceSettings['activities']>;
const longAgo = (now: Date, { backfill_days: days }: ActivityRules): string =>
  toSoqlInstant(new Date(now.getTime() - days * DAY_MS));

function taskStream(parts: Parts, rules: ActivityRules): PullStream {
  const where = `TaskSubtype IN ${toSoqlList(Object.keys(TASK_KINDS))} AND IsClosed = true`;
  const first = (now: Date): string => `SystemModstamp >= ${longAgo(now, rules)}`;
  return definePullStream({
    name: 'Task',
    brings: { activities: ACTIVITY_COLUMNS },
    schema: TaskRecord,
    idOf: ({ Id }) => Id,
    map: mapTask,
    pages: (cursor, context) => readObject({ ...changes(parts, TASKS), where, first }, cursor, context),
  });
}

const untilNow = (now: Date): string => `StartDateTime <= ${toSoqlInstant(now)}`;

/** By when they take place: one that was entered last month for today has no newer stamp. */
function eventStream(parts: Parts, rules: ActivityRules): PullStream {
  const order = { by: 'StartDateTime', overlapMs: EVENT_OVERLAP_MS };
  const first = (now: Date): string => `StartDateTime >= ${longAgo(now, rules)}`;
  return definePullStream({
    name: 'Event',
    brings: { activities: ACTIVITY_COLUMNS },
    schema: EventRecord,
    idOf: ({ Id }) => Id,
    map: mapEvent,
    pages: (cursor, context) =>
      readObject({ ...changes(parts, EVENTS), order, first, until: untilNow }, cursor, context),
  });
}

const termFields = (rules: SubscriptionRules): string[] => [
  ...SYSTEM,
  ...[
    rules.account,
    rules.started_on,
    rules.ends_on,
    rules.arr,
    rules.seats,
    rules.plan,
    rules.currency,
    rules.only?.field,
  ].filter((field) => field !== undefined),
];

function termStream(parts: Parts, rules: SubscriptionRules): PullStream {
  const reading = changes(parts, { object: rules.object, fields: termFields(rules) });
  const optional = (['seats', 'plan', 'currency'] as const).filter((column) => rules[column] !== undefined);
  return definePullStream({
    name: rules.object,
    brings: { subscriptions: ['subscription_id', 'started_on', 'ends_on', 'arr', ...optional] },
    schema: TermRecord,
    idOf: ({ Id }) => Id,
    map: (record) => mapTerm(record, rules),
    pages: (cursor, context) => readObject(reading, cursor, context),
  });
}
