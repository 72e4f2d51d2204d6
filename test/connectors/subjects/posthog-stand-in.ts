import { z } from 'zod';
import { addDays } from '../../../src/ingest/add-days';
import { InOrder } from '../in-order';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

const FIRST_ID = 1001; // of the harness

const Query = z.strictObject({
  query: z.strictObject({
    kind: z.literal('HogQLQuery'),
    query: z.string(),
    values: z.looseObject({ from: z.string(), to: z.string(), afterDay: z.string(), afterGroup: z.string() }),
  }),
  refresh: z.literal('force_blocking'),
});

/** A record is a customer's day; when each customer has had one, the day before follows. */
export function toUsageDay(id: string, customers: number): string {
  return addDays('2026-11-20', -Math.floor((Number(id) - FIRST_ID) / customers));
}

type Row = StandInRecord & { day: string };

/** PostHog's query endpoint as it documents itself: a personal key, placeholders with a value each, rows as lists, a limit of its own. */
export function createPostHogStandIn(customers = 3): StandIn {
  const rows = new InOrder<Row>((a, b) => compare(a.day, b.day) || compare(a.accountKey, b.accountKey));
  let most = 50_000;
  return {
    answer: (request) => answer(rows, most, request),
    put: (record) => rows.set({ ...record, day: toUsageDay(record.id, customers) }),
    setPageSize: (size) => (most = size),
  };
}

function answer(rows: InOrder<Row>, most: number, { method, path, headers, body }: StandInRequest): StandInReply {
  if (headers['authorization']?.startsWith('Bearer phx_') !== true)
    return { status: 401, body: { type: 'authentication_error', code: 'not_authenticated' } };
  const asked = Query.safeParse(JSON.parse(body));
  if (method !== 'POST' || path !== '/api/projects/77/query/' || !asked.success || !isFilled(asked.data))
    return { status: 400, body: { type: 'validation_error', detail: 'Unresolved placeholder' } };
  const { query, values } = asked.data.query;
  const limit = Math.min(Number(/limit (\d+)$/.exec(query)?.[1] ?? 100), most);
  const isAfter = ({ day, accountKey }: Row): boolean =>
    day > values.afterDay || (day === values.afterDay && accountKey > values.afterGroup);
  const first = rows.findStart((row) => values.from <= row.day && isAfter(row));
  const found = rows
    .list()
    .slice(first)
    .filter(({ day }) => day <= values.to);
  const results = found
    .slice(0, limit)
    .map(({ accountKey, day, isBad }) => [accountKey, day, isBad === true ? null : 4, 2, 31, 5]);
  return { status: 200, body: { columns: ['customer', 'day'], results, limit, hasMore: found.length > limit } };
}

/** Every placeholder has its value, and every value its placeholder. */
function isFilled({ query: { query, values } }: z.output<typeof Query>): boolean {
  const named = new Set([...query.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  return named.size === Object.keys(values).length && Object.keys(values).every((name) => named.has(name));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
