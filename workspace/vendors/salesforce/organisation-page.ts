import { renderPage } from '../page';
import { toText } from './soql';
import type { SalesforceStore } from './store';

/** For people: what was written, the latest first. */
export function renderOrganisation(store: SalesforceStore): string {
  const written = store.list('Account').filter((account) => toText(account['Customer_Health__c']) !== '');
  const latest = written.toSorted((a, b) => toText(b['Health_AsOf__c']).localeCompare(toText(a['Health_AsOf__c'])));
  const names = new Map(store.list('Account').map((account) => [account['Id'], toText(account['Name'])]));
  return renderPage({
    title: 'Salesforce, a stand-in',
    what: 'Not Salesforce: what Barometer asks of it and writes to it, on this machine.',
    done: null,
    form: null,
    tables: [
      {
        title: `Accounts with a health (${written.length} of ${names.size})`,
        columns: ['Account', 'Customer_Health__c', 'Health_Reason__c', 'Health_AsOf__c'],
        rows: latest.map((account) => [
          toText(account['Name']),
          toText(account['Customer_Health__c']),
          toText(account['Health_Reason__c']),
          toText(account['Health_AsOf__c']),
        ]),
      },
      {
        title: 'Tasks',
        columns: ['Account', 'Subject', 'Due', 'Status'],
        rows: store
          .list('Task')
          .toReversed()
          .map((task) => [
            names.get(task['WhatId']) ?? '',
            toText(task['Subject']),
            toText(task['ActivityDate']),
            toText(task['Status']),
          ]),
      },
    ],
  });
}
