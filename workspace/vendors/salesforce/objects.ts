/** A field as `describe` tells of it. */
export type SalesforceField = {
  name: string;
  type: string;
  length: number;
  updateable: boolean;
  createable: boolean;
  calculated: boolean;
  externalId: boolean;
  relationshipName: string | null;
  restrictedPicklist: boolean;
  picklistValues: readonly { value: string; active: boolean }[];
};

function field(name: string, type = 'string', more: Partial<SalesforceField> = {}): SalesforceField {
  return {
    name,
    type,
    length: type === 'string' ? 255 : 0,
    updateable: true,
    createable: true,
    calculated: false,
    externalId: false,
    relationshipName: null,
    restrictedPicklist: false,
    picklistValues: [],
    ...more,
  };
}

const READ_ONLY = { updateable: false, createable: false };
const SYSTEM = [
  field('Id', 'id', READ_ONLY),
  field('SystemModstamp', 'datetime', READ_ONLY),
  field('IsDeleted', 'boolean', READ_ONLY),
];
const listOf = (...values: string[]) => values.map((value) => ({ value, active: true }));
const COLOURS = listOf('Green', 'Yellow', 'Red');
const TASK_STATUSES = listOf('Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred');

/** The objects of the stand-in's organisation, with the fields an administrator would have added for Barometer. */
export const SALESFORCE_OBJECTS: Readonly<Record<string, readonly SalesforceField[]>> = {
  Account: [
    ...SYSTEM,
    field('MasterRecordId', 'reference', { ...READ_ONLY, relationshipName: 'MasterRecord' }),
    field('Name'),
    field('Website', 'url'),
    field('Industry', 'picklist'),
    field('OwnerId', 'reference', { relationshipName: 'Owner' }),
    field('Csm__c', 'reference', { relationshipName: 'Csm__r' }),
    field('Customer_Id__c', 'string', { externalId: true }),
    field('CurrencyIsoCode', 'picklist'),
    ...['Segment__c', 'Plan__c', 'Pod__c'].map((name) => field(name)),
    ...['ARR__c', 'Notice_Days__c', 'Seats__c', 'Features__c', 'API_Limit__c'].map((name) => field(name, 'double')),
    ...['Customer_Since__c', 'Renewal_Date__c'].map((name) => field(name, 'date')),
    field('Customer_Health__c', 'picklist', { restrictedPicklist: true, picklistValues: COLOURS }),
    field('Health_Reason__c'),
    field('Health_AsOf__c', 'datetime'),
  ],
  Contact: [
    ...SYSTEM,
    field('AccountId', 'reference', { relationshipName: 'Account' }),
    ...['Name', 'Email', 'Department', 'Role__c'].map((name) => field(name)),
    field('Left_On__c', 'date'),
    field('Last_Seen__c', 'datetime'),
  ],
  Task: [
    ...SYSTEM,
    field('AccountId', 'reference', { ...READ_ONLY, relationshipName: 'Account' }),
    field('WhatId', 'reference', { relationshipName: 'What' }),
    field('OwnerId', 'reference', { relationshipName: 'Owner' }),
    field('CS_Key__c', 'string', { externalId: true }),
    field('Subject'),
    field('Description', 'textarea', { length: 32_000 }),
    field('Status', 'picklist', { picklistValues: TASK_STATUSES }),
    field('Priority', 'picklist'),
    field('TaskSubtype', 'picklist'),
    field('ActivityDate', 'date'),
    field('CompletedDateTime', 'datetime', READ_ONLY),
  ],
  Opportunity: [
    ...SYSTEM,
    field('AccountId', 'reference', { relationshipName: 'Account' }),
    field('RecordTypeId', 'reference', { relationshipName: 'RecordType' }),
    field('Name'),
    ...['Type', 'StageName'].map((name) => field(name, 'picklist')),
    ...['IsClosed', 'IsWon'].map((name) => field(name, 'boolean', READ_ONLY)),
    ...['CloseDate', 'Term_Start__c', 'Term_End__c'].map((name) => field(name, 'date')),
    ...['Amount', 'Yearly__c'].map((name) => field(name, 'currency')),
    field('CurrencyIsoCode', 'picklist'),
  ],
  User: [...SYSTEM, field('Username'), field('Email'), field('IsActive', 'boolean')],
};
