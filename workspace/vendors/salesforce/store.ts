import { cell, createIds, type Row, type World } from '../world';
import type { SalesforceRecord } from './soql';

type Mutable = Record<string, unknown>;
const NUMBERS: Readonly<Record<string, string>> = {
  ARR__c: 'arr',
  Notice_Days__c: 'notice_days',
  Seats__c: 'seats_purchased',
  Features__c: 'features_purchased',
  API_Limit__c: 'api_limit_monthly',
};
const TEXTS: Readonly<Record<string, string>> = {
  Name: 'name',
  Industry: 'industry',
  Segment__c: 'segment',
  Plan__c: 'plan',
  Pod__c: 'pod',
  CurrencyIsoCode: 'currency',
  Customer_Since__c: 'created_on',
  Renewal_Date__c: 'renewal_on',
  Customer_Id__c: 'account_id',
};

/** Records by object. Every change sets SystemModstamp, as Salesforce does, whoever made it. */
export class SalesforceStore {
  private readonly objects = new Map<string, Map<string, Mutable>>();
  private readonly locked = new Set<string>();
  private readonly ids = { Account: createIds(1), Contact: createIds(1), Task: createIds(1) };

  constructor(private readonly now: World['now']) {}

  loadAccounts(rows: readonly Row[]): void {
    for (const row of rows) {
      const texts = Object.entries(TEXTS).map(([field, column]) => [field, cell(row, column)]);
      const numbers = Object.entries(NUMBERS).map(([field, column]) => [field, toNumber(cell(row, column))]);
      this.put('Account', this.accountId(row['account_id'] ?? ''), {
        ...Object.fromEntries([...texts, ...numbers]),
        Website: null,
        Owner: toUser(cell(row, 'ae_email')),
        Csm__r: toUser(cell(row, 'csm_email')),
      });
    }
  }

  loadContacts(rows: readonly Row[]): void {
    for (const row of rows) {
      this.put('Contact', toId('003', this.ids.Contact(row['contact_id'] ?? '')), {
        AccountId: this.accountId(row['account_id'] ?? ''),
        Name: cell(row, 'name'),
        Email: cell(row, 'email'),
        Department: cell(row, 'department'),
        Role__c: cell(row, 'role'),
        Left_On__c: cell(row, 'left_on'),
        Last_Seen__c: cell(row, 'last_seen_at'),
      });
    }
  }

  list(object: string): SalesforceRecord[] {
    return [...(this.objects.get(object)?.values() ?? [])];
  }

  find(object: string, id: string): SalesforceRecord | null {
    return this.objects.get(object)?.get(id) ?? null;
  }

  findBy(object: string, field: string, value: unknown): SalesforceRecord | null {
    return this.list(object).find((record) => record[field] === value) ?? null;
  }

  /** From now on nobody may change the record, as while an approval is under way; a second time: they may again. */
  toggleLock(id: string): void {
    if (!this.locked.delete(id)) this.locked.add(id);
  }

  isLocked(id: string): boolean {
    return this.locked.has(id);
  }

  nextTaskId(key: string): string {
    return toId('00T', this.ids.Task(key));
  }

  put(object: string, id: string, values: Readonly<Record<string, unknown>>): void {
    const records = this.objects.get(object) ?? new Map<string, Mutable>();
    const known = records.get(id) ?? { Id: id, IsDeleted: false, MasterRecordId: null };
    records.set(id, { ...known, ...values, Id: id, SystemModstamp: toSalesforceInstant(this.now()) });
    this.objects.set(object, records);
  }

  private accountId(key: string): string {
    return toId('001', this.ids.Account(key));
  }
}

/** Three letters for the object, then digits: 18 in all. */
const toId = (prefix: string, number: number): string => `${prefix}${String(number).padStart(15, '0')}`;
const toNumber = (text: string | null): number | null => (text === null ? null : Number(text));
const toUser = (email: string | null) => (email === null ? null : { Email: email, IsActive: true });
const toSalesforceInstant = (at: Date): string => at.toISOString().replace('Z', '+0000');
