import type { Stream } from '../../domain/stream';
import type { HookRow } from './body';

/** What tells one fact of a stream from another, within its account. */
const KEYS: Readonly<Record<Stream, readonly string[]>> = {
  accounts: ['account_id'],
  contacts: ['account_id', 'contact_id'],
  usage_daily: ['account_id', 'day'],
  engagement_daily: ['account_id', 'day'],
  tickets: ['account_id', 'ticket_id'],
  nps: ['account_id', 'response_id'],
  invoices: ['account_id', 'invoice_id'],
  activities: ['account_id', 'activity_id'],
  subscriptions: ['account_id', 'subscription_id'],
  outcomes: ['account_id'],
  people: ['email'],
  pods: ['pod'],
};

export type NumberedRow = { line: number; row: HookRow }; // `line`: its place in the body, from 1
export type RowGroup = { columns: readonly string[]; rows: NumberedRow[] };

/**
 * Rows that name the same columns, together: a column that a row does not name keeps what is stored, and a merge takes all of its columns.
 * Where a fact comes again with other columns, new groups begin, so that of two rows about one fact the later has the last word.
 */
export function groupRows(stream: Stream, rows: readonly NumberedRow[], known: ReadonlySet<string>): RowGroup[] {
  const done: RowGroup[] = [];
  let open = new Map<string, RowGroup>();
  let seen = new Map<string, string>(); // fact → columns it came with
  for (const numbered of rows) {
    const columns = Object.keys(numbered.row)
      .filter((name) => known.has(name))
      .toSorted();
    const shape = columns.join();
    const fact = JSON.stringify(KEYS[stream].map((name) => numbered.row[name] ?? null));
    if ((seen.get(fact) ?? shape) !== shape) {
      done.push(...open.values());
      open = new Map();
      seen = new Map();
    }
    seen.set(fact, shape);
    const group = open.get(shape) ?? { columns, rows: [] };
    group.rows.push(numbered);
    open.set(shape, group);
  }
  return [...done, ...open.values()];
}
