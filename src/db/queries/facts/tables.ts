import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { EnteredField } from '../../../domain/entered-fact';
import type { Stream } from '../../../domain/stream';
import * as schema from '../../schema';

/** Column → SQL over `s` (the staged row) or, in an update, over `kept` (the stored row) and `excluded` (the coming one). */
type Expressions = Readonly<Record<string, string>>;

/** Where a stream's facts are kept, and what its merge does beyond "insert, or update what differs". */
export type FactTable = {
  table: PgTable;
  key: readonly string[]; // columns of the natural key, as in the table
  pulledId?: string; // column of the source's own id, by which a pulled fact is found whosever it was
  renamed?: Expressions; // contract column → table column, where they differ
  happenedOn?: string; // SQL over a staged row: the day the fact speaks of
  alwaysStaged?: readonly string[]; // contract columns that the SQL here reads, given or not
  derived?: Expressions;
  whenNull?: Expressions; // columns that may not be null → what unknown becomes
  entered?: Expressions; // columns that a person may have entered → what they did: it stands where a source says nothing (R231)
  followers?: { of: string; insert: Expressions; update: Expressions }; // columns that follow another one's change
};

const utcDay = (column: string): string => `(${column} at time zone 'UTC')::date`;
/** Stored while the column it depends on stays the same; otherwise `otherwise`. */
const keepWhileSame = (of: string, column: string, otherwise = 'null'): string =>
  `case when kept.${of} is not distinct from excluded.${of} then kept.${column} else ${otherwise} end`;

/** What a person entered about the staged row's account, as it stands; null where nobody did. */
const findEntered = (field: EnteredField, value: string): string =>
  `(select ${value} from entered_facts e where e.account_id = s.account_id and e.field = '${field}' and e.ended_at is null)`;

export const FACT_TABLES: Readonly<Record<Stream, FactTable>> = {
  pods: {
    table: schema.pods,
    key: ['pod'],
    renamed: { pilot: 'is_pilot' },
    whenNull: { is_pilot: 'true' },
    followers: {
      of: 'channel',
      insert: {},
      update: {
        channel_id: keepWhileSame('channel', 'channel_id'),
        channel_checked_at: keepWhileSame('channel', 'channel_checked_at'),
        channel_problem: keepWhileSame('channel', 'channel_problem'),
      },
    },
  },
  people: {
    table: schema.people,
    key: ['email'],
    renamed: { slack_user_id: 'given_slack_user_id' },
    whenNull: { name: `split_part(s.email, '@', 1)`, role: `'ae'` }, // the role that sees least: its own book
    followers: {
      of: 'given_slack_user_id',
      insert: { slack_user_id: 's.given_slack_user_id' },
      update: {
        slack_user_id: keepWhileSame('given_slack_user_id', 'slack_user_id', 'excluded.given_slack_user_id'),
        slack_checked_at: keepWhileSame('given_slack_user_id', 'slack_checked_at'),
      },
    },
  },
  accounts: {
    table: schema.accounts,
    key: ['account_id'],
    entered: {
      arr: findEntered('arr', `(e.value->>'amount')::float8`),
      renewal_on: findEntered('renewal_on', `(e.value->>'day')::date`),
    },
  },
  contacts: { table: schema.contacts, key: ['account_id', 'contact_id'], pulledId: 'contact_id' },
  usage_daily: { table: schema.usageDaily, key: ['account_id', 'day'], happenedOn: 'day' },
  engagement_daily: { table: schema.engagementDaily, key: ['account_id', 'day'], happenedOn: 'day' },
  tickets: {
    table: schema.tickets,
    key: ['account_id', 'ticket_id'],
    pulledId: 'ticket_id',
    happenedOn: utcDay('opened_at'),
  },
  nps: {
    table: schema.npsResponses,
    key: ['account_id', 'response_id'],
    pulledId: 'response_id',
    happenedOn: utcDay('responded_at'),
  },
  invoices: {
    table: schema.invoices,
    key: ['account_id', 'invoice_id'],
    pulledId: 'invoice_id',
    happenedOn: 'issued_on',
  },
  activities: {
    table: schema.activities,
    key: ['account_id', 'activity_id'],
    pulledId: 'activity_id',
    happenedOn: utcDay('happened_at'),
  },
  subscriptions: {
    table: schema.subscriptions,
    key: ['account_id', 'subscription_id'],
    pulledId: 'subscription_id',
    happenedOn: 'started_on',
  },
  outcomes: {
    table: schema.outcomes,
    key: ['account_id', 'key'],
    happenedOn: 'effective_on',
    alwaysStaged: ['effective_on', 'outcome'],
    derived: { key: `coalesce(coalesce(s.effective_on::text, '') || ':' || s.outcome, 'observed')` },
  },
};

/** Whether the stream's rows belong to accounts, which must be known before they can land. */
export function belongsToAccounts(stream: Stream): boolean {
  return stream !== 'accounts' && FACT_TABLES[stream].key.includes('account_id');
}

/** A staged column: its name in the contract, in the table, and its SQL type. */
export type StagedColumn = { name: string; column: string; type: string };

/** The columns of a page as its table has them. A name the table does not have is a programming error. */
export function getStagedColumns(stream: Stream, names: readonly string[]): StagedColumn[] {
  const { table, renamed, alwaysStaged = [] } = FACT_TABLES[stream];
  const types = new Map(Object.values(getTableColumns(table)).map((column) => [column.name, column.getSQLType()]));
  return [...new Set([...names, ...alwaysStaged])].map((name) => {
    const column = renamed?.[name] ?? name;
    const type = types.get(column);
    if (type === undefined) throw new Error(`${getTableName(table)} has no column for ${name}`);
    return { name, column, type };
  });
}
