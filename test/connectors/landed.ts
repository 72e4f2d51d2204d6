import type { Pool } from 'pg';
import type { Stream } from '../../src/domain/stream';
import type { AnySubject, StandInRecord } from './subject';
import { SOURCE } from './world';

export type Landed = { id: string; accountId: string; row: Readonly<Record<string, unknown>> };

/** Where the rows of a stream are, and the column that bears the source's own id. */
export const TABLES: Partial<Record<Stream, { table: string; id: string }>> = {
  accounts: { table: 'accounts', id: 'account_id' },
  contacts: { table: 'contacts', id: 'contact_id' },
  tickets: { table: 'tickets', id: 'ticket_id' },
  nps: { table: 'nps_responses', id: 'response_id' },
  invoices: { table: 'invoices', id: 'invoice_id' },
  activities: { table: 'activities', id: 'activity_id' },
  subscriptions: { table: 'subscriptions', id: 'subscription_id' },
};

/** Usage comes as events, which are counted, or as days that the source has counted itself: `<account> <day>`. */
const USAGE = `
  select event_id as id, account_key as account, to_jsonb(e) as row from usage_events e where source = $1
  union all select account_id || ' ' || day, account_id, to_jsonb(d) from usage_daily d
  where source = $1 and not exists (select from usage_events where source = $1)
  order by 1`;

/** What the source brought, as it stands in the tables now, by id; events of a product by their own ids. */
export async function listLanded(pool: Pool, subject: Pick<AnySubject, 'stream'>): Promise<Landed[]> {
  const place = TABLES[subject.stream];
  const { rows } = await pool.query<{ id: string; account: string; row: Record<string, unknown> }>(
    place === undefined
      ? USAGE
      : `select ${place.id} as id, account_id as account, to_jsonb(t) as row from ${place.table} t
         where source = $1 order by 1`,
    [SOURCE],
  );
  const prefix = `${SOURCE}:`;
  return rows.map(({ id, account, row }) => ({
    id: id.startsWith(prefix) ? id.slice(prefix.length) : id,
    accountId: account,
    row,
  }));
}

export function toLandedId(subject: AnySubject, record: StandInRecord): string {
  return subject.landedId?.(record) ?? record.id;
}

/** Exactly these have landed, each once. */
export async function expectLanded(
  pool: Pool,
  subject: AnySubject,
  records: readonly StandInRecord[],
): Promise<Landed[]> {
  const landed = await listLanded(pool, subject);
  const wanted = records.map((record) => toLandedId(subject, record));
  expect(landed.map(({ id }) => id).toSorted()).toEqual([...new Set(wanted)].toSorted());
  return landed;
}

export async function findLanded(pool: Pool, subject: AnySubject, record: StandInRecord): Promise<Landed | null> {
  const landed = await listLanded(pool, subject);
  return landed.find(({ id }) => id === toLandedId(subject, record)) ?? null;
}

/** Every text that is kept anywhere: where a secret or what people wrote could have got to. */
export async function readEverything(pool: Pool, tables: readonly string[]): Promise<string> {
  const texts = await Promise.all(
    tables.map(async (table) => JSON.stringify((await pool.query(`select to_jsonb(t) from ${table} t`)).rows)),
  );
  return texts.join('\n');
}
