import { SourceContractError } from '../../errors';
import { toSoqlList } from '../../vendor-http/salesforce/soql';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import type { Reading } from './read-changed';
import { readField } from './read-field';
import { readObject } from './read-object';

const ACCOUNTS_PER_QUESTION = 200; // it stands in the address, which may have 16,384 characters

export type Renewals = { reading: Reading; renewalOn: string };
type Dates = ReadonlyMap<string, unknown>;
type Row = Readonly<Record<string, unknown>>;

/**
 * Opportunities for renewals that changed, and beside each the date of the soonest one of its account that is open now: an account may have several,
 * and which of them counts is not known from the one that changed.
 */
export async function* readRenewals(
  { reading, renewalOn }: Renewals,
  cursor: Cursor | null,
  context: PullContext,
): AsyncGenerator<PullPage> {
  for await (const page of readObject(reading, cursor, context)) {
    const records = page.records.filter(isRow);
    const dates = await findDates({ reading, renewalOn }, listAccounts(records), context.signal);
    const withDate = (record: Row): Row => ({ ...record, NextRenewalOn: dates.get(toAccount(record)) ?? null });
    yield { ...page, records: page.records.map((record) => (isRow(record) ? withDate(record) : record)) };
  }
}

const isRow = (record: unknown): record is Row => typeof record === 'object' && record !== null;
const toAccount = ({ AccountId: id }: Row): string => (typeof id === 'string' ? id : '');
const listAccounts = (records: readonly Row[]): string[] =>
  [...new Set(records.map(toAccount))].filter((id) => id !== '');

async function findDates(renewals: Renewals, accounts: readonly string[], signal: AbortSignal): Promise<Dates> {
  const dates = new Map<string, unknown>();
  for (let at = 0; at < accounts.length; at += ACCOUNTS_PER_QUESTION) {
    for (const record of await listOpen(renewals, accounts.slice(at, at + ACCOUNTS_PER_QUESTION), signal)) {
      const date = readField(record, renewals.renewalOn) ?? null;
      if (date !== null && !dates.has(toAccount(record))) dates.set(toAccount(record), date); // the soonest comes first
    }
  }
  return dates;
}

async function listOpen(
  { reading, renewalOn }: Renewals,
  accounts: readonly string[],
  signal: AbortSignal,
): Promise<Row[]> {
  const { source, api, where } = reading;
  const conditions = ['IsClosed = false', where, `AccountId IN ${toSoqlList(accounts)}`].join(' AND ');
  const soql = `SELECT AccountId, ${renewalOn} FROM Opportunity WHERE ${conditions} ORDER BY ${renewalOn}, Id`;
  let page = await api.query(soql, { signal });
  const rows = page.records.filter(isRow);
  while (!page.done) {
    const next = page.nextRecordsUrl === undefined ? null : await api.queryMore(page.nextRecordsUrl, signal);
    if (next === null)
      throw new SourceContractError(source, 'Opportunity: Salesforce does not keep its place in the answer');
    rows.push(...next.records.filter(isRow));
    page = next;
  }
  return rows;
}
