import type { SalesforceApi } from '../../vendor-http/salesforce/create-salesforce-api';
import { readSalesforceInstant, toSoqlList } from '../../vendor-http/salesforce/soql';
import type { SalesforceWriting } from '../../vendor-http/salesforce/writing';

const KEYS_AT_ONCE = 100; // they stand in the address of the request

/** `asOf`: of the health that stands there; null where none does. */
export type FoundAccount = { id: string; asOf: Date | null };
export type Finder = { api: SalesforceApi; writing: SalesforceWriting; signal: AbortSignal };

/**
 * Accounts by what `accounts.crm_id` holds: the record's own id, or an external id. What is not found, or found twice, is missing. Nothing is ever
 * written by external id itself: that would create what does not exist.
 */
export async function findAccounts(finder: Finder, recordIds: readonly string[]): Promise<Map<string, FoundAccount>> {
  return finder.writing.account_key === 'Id' ? await findById(finder, recordIds) : await findByKey(finder, recordIds);
}

async function findById({ api, writing, signal }: Finder, ids: readonly string[]): Promise<Map<string, FoundAccount>> {
  const unique = [...new Set(ids.filter((id) => /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id)))]; // one that has no such form fails them all
  if (unique.length === 0) return new Map();
  const records = await api.retrieve('Account', unique, ['Id', writing.as_of], signal);
  const found = unique.map((id, index) => [id, records[index] ?? null] as const);
  return new Map(found.flatMap(([id, record]) => (record === null ? [] : [[id, toFound(record, writing)] as const])));
}

async function findByKey(finder: Finder, keys: readonly string[]): Promise<Map<string, FoundAccount>> {
  const { account_key: keyField, as_of: asOf } = finder.writing;
  const byKey = new Map<string, FoundAccount | 'twice'>();
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    const list = toSoqlList(keys.slice(at, at + KEYS_AT_ONCE));
    const soql = `SELECT Id, ${keyField}, ${asOf} FROM Account WHERE ${keyField} IN ${list}`;
    for await (const record of readRecords(finder, soql)) {
      const key = String(record[keyField]).toLowerCase(); // Salesforce finds them so
      byKey.set(key, byKey.has(key) ? 'twice' : toFound(record, finder.writing));
    }
  }
  const found = keys.map((key) => [key, byKey.get(key.toLowerCase())] as const);
  return new Map(found.flatMap(([key, one]) => (one === undefined || one === 'twice' ? [] : [[key, one] as const])));
}

type SalesforceRecord = Readonly<Record<string, unknown>>;

/** All records of a query, however many pages they come in. */
export async function* readRecords(
  { api, signal }: Pick<Finder, 'api' | 'signal'>,
  soql: string,
): AsyncGenerator<SalesforceRecord> {
  let page = await api.query(soql, { signal });
  for (;;) {
    yield* page.records as readonly SalesforceRecord[];
    const more =
      page.done || page.nextRecordsUrl === undefined ? null : await api.queryMore(page.nextRecordsUrl, signal);
    if (more === null) return;
    page = more;
  }
}

function toFound(record: SalesforceRecord, writing: SalesforceWriting): FoundAccount {
  const asOf = record[writing.as_of];
  return { id: String(record['Id']), asOf: typeof asOf === 'string' ? readSalesforceInstant(asOf) : null };
}
