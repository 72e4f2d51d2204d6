import { type Html, renderPage, renderSelect } from '../page';
import { toText } from './soql';
import type { SalesforceStore } from './store';

const SHOWN = 20;

/** For people: what was written, the latest first, and a form that locks an account, so that what is written to it next is refused. */
export function renderOrganisation(store: SalesforceStore, changedId: string | null): string {
  const written = store.list('Account').filter((account) => toText(account['Customer_Health__c']) !== '');
  const latest = written.toSorted((a, b) => toText(b['Health_AsOf__c']).localeCompare(toText(a['Health_AsOf__c'])));
  const names = new Map(store.list('Account').map((account) => [account['Id'], toText(account['Name'])]));
  return renderPage({
    title: 'Salesforce, a stand-in',
    what: 'Not Salesforce: what Barometer asks of it and writes to it, on this machine.',
    done: changedId === null ? null : describeLock(store, changedId),
    form: renderForm(store),
    tables: [
      {
        title: `Accounts with a health (${written.length} of ${names.size}), the latest first`,
        columns: ['Account', 'Customer_Health__c', 'Health_Reason__c', 'Health_AsOf__c'],
        rows: latest
          .slice(0, SHOWN)
          .map((account) => [
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
          .slice(0, SHOWN)
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

function describeLock(store: SalesforceStore, id: string): string {
  const name = toText(store.find('Account', id)?.['Name']);
  return store.isLocked(id) ? `${name} is locked: what is written to it is refused.` : `${name} can be written again.`;
}

function renderForm(store: SalesforceStore): Html {
  const accounts = store
    .list('Account')
    .map((account) => ({ value: toText(account['Id']), label: toText(account['Name']) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return {
    html: `<form class="new" method="post" action="/locks">${renderSelect('account', 'Account', accounts)}<button>Lock it, or unlock it</button></form>`,
  };
}
