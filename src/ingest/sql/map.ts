import { z } from 'zod';
import type { Stream } from '../../domain/stream';
import { parseInstant, parseDay } from '../csv/calendar';
import type { Cells, Mapped } from '../pull/connector';
import type { FactValue } from '../pull/fact-value';
import { isAboutAccount, listFactColumns } from './sql-columns';

const DAY_COLUMN = /^day$|_on$|^observed_until$/;
const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})[T ]00:00(:00(\.0+)?)?(Z|\+00(:?00)?)$/;
const MAX_KEY_LENGTH = 200;

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A row of a SELECT that can be taken at all; what its cells say is judged by the contract later. */
export function createRowSchema(stream: Stream) {
  return z.record(z.string(), Cell).superRefine((row, context) => {
    const fail = (column: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [column], message });
    if (isAboutAccount(stream) && findKey(row) === null)
      fail('account_id' in row ? 'account_id' : 'account_key', 'is required and empty');
    if (!isBlank(row['updated_at']) && findInstant(row['updated_at']) === null)
      fail('updated_at', 'expected an instant or a day');
    if (!isBlank(row['deleted']) && findFlag(row['deleted']) === null) fail('deleted', 'expected true or false');
  });
}
type Row = Readonly<Record<string, FactValue>>;

/**
 * A row of the user's SELECT to a fact of the contract, or, where its column `deleted` is true, to the end of one. A midnight in UTC in a column of
 * days is that day; columns the SELECT lacks are absent; the version is `updated_at` (a day counts from its start in UTC), else null. Pure.
 */
export function toMapped(stream: Stream, row: Row): readonly Mapped[] {
  const fact = { stream, account: toHint(row), version: findInstant(row['updated_at']), cells: toCells(stream, row) };
  if (findFlag(row['deleted']) !== true) return [{ kind: 'fact', ...fact }];
  return canBeDeleted(fact) ? [{ kind: 'deleted', ...fact }] : [];
}

/** What a row is called where nothing else names it: its own id, else whose and when. */
export function nameRow(stream: Stream, row: Row): string {
  const [idColumn] = listFactColumns(stream).filter((column) => column.endsWith('_id') && column !== 'crm_id');
  const own = idColumn === undefined ? null : toText(row[idColumn]);
  if (stream !== 'accounts' && own !== null) return own.slice(0, MAX_KEY_LENGTH);
  const parts = [
    findKey(row),
    toText(row['day']),
    toText(row['email']),
    toText(row['pod']),
    toText(row['effective_on']),
  ];
  return parts
    .filter((part) => part !== null)
    .join(' ')
    .slice(0, MAX_KEY_LENGTH);
}

function toHint(row: Row) {
  const domain = toText(row['account_domain']);
  return {
    key: findKey(row) ?? '',
    externalId: toText(row['account_id']),
    crmId: toText(row['account_crm_id']) ?? toText(row['crm_id']),
    domains: domain === null ? [] : [domain],
    name: toText(row['account_name']),
  };
}

function toCells(stream: Stream, row: Row): Cells {
  const columns = listFactColumns(stream).filter((column) => Object.hasOwn(row, column));
  return Object.fromEntries(columns.map((column) => [column, toCell(column, row[column] ?? null)]));
}

/** Warehouses often hold a day as a timestamp: `date_trunc('day', …)`. */
function toCell(column: string, value: FactValue): FactValue {
  if (typeof value !== 'string' || !DAY_COLUMN.test(column)) return value;
  return MIDNIGHT.exec(value)?.[1] ?? value;
}

function canBeDeleted<T extends { stream: Stream }>(
  fact: T,
): fact is T & { stream: Exclude<Stream, 'usage_daily' | 'engagement_daily' | 'people' | 'pods' | 'outcomes'> } {
  return !['usage_daily', 'engagement_daily', 'people', 'pods', 'outcomes'].includes(fact.stream);
}

function findKey(row: Row): string | null {
  return toText(row['account_key']) ?? toText(row['account_id']);
}

/** The instant that a cell says: itself, or the start of its day in UTC. Null: it says none. */
export function findInstant(value: FactValue | undefined): Date | null {
  const text = toText(value);
  if (text === null) return null;
  return (parseDay(text) === undefined ? parseInstant(text) : new Date(`${text}T00:00:00Z`)) ?? null;
}

function findFlag(value: FactValue | undefined): boolean | null {
  const text = toText(value)?.toLowerCase();
  if (text === 'true' || text === 't' || text === '1') return true;
  return text === 'false' || text === 'f' || text === '0' ? false : null;
}

function isBlank(value: FactValue | undefined): boolean {
  return toText(value) === null;
}

function toText(value: FactValue | undefined): string | null {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? null : text;
}
