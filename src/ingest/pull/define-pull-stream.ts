import { z } from 'zod';
import type { Cursor, Mapped, PullContext, PullPage, PullStream, Taken, UsageDay } from './connector';

/** What a connector writes down about a stream. `map` is pure and may trust the schema. */
export type PullStreamDefinition<Schema extends z.ZodType> = Omit<
  PullStream,
  'take' | 'pages' | 'sweeps' | 'ids' | 'cursorVersion'
> & {
  schema: Schema;
  /** The vendor's id of the record. */
  idOf: (record: z.output<Schema>) => string;
  /** Of a record that breaks the schema: whose usage of which day it is, as far as it can be told. */
  findUsageDay?: (record: unknown) => UsageDay | null;
  map: (record: z.output<Schema>) => readonly Mapped[];
  pages: (cursor: Cursor | null, context: PullContext) => AsyncIterable<PullPage>;
  sweeps?: PullStream['sweeps'];
  ids?: PullStream['ids'];
  cursorVersion?: number;
};

/** A stream with its schema at the door: a record that breaks it is refused with its id, the path and what was expected; it never throws. */
export function definePullStream<Schema extends z.ZodType>(definition: PullStreamDefinition<Schema>): PullStream {
  const { schema, idOf, map, findUsageDay, ...rest } = definition;
  return {
    sweeps: [],
    ids: 'own',
    cursorVersion: 1,
    ...rest,
    take: (record) => take(record, { schema, idOf, map, findUsageDay }),
  };
}

type Door<Schema extends z.ZodType> = Pick<PullStreamDefinition<Schema>, 'schema' | 'idOf' | 'map'> & {
  findUsageDay: PullStreamDefinition<Schema>['findUsageDay'];
};

function take<Schema extends z.ZodType>(record: unknown, { schema, idOf, map, findUsageDay }: Door<Schema>): Taken {
  const parsed = schema.safeParse(record);
  if (!parsed.success) {
    const usageOf = findUsageDay?.(record) ?? null;
    const id = findId(record) ?? (usageOf === null ? null : `${usageOf.accountKey} ${usageOf.day}`);
    return { refused: { id, usageOf, ...describe(parsed.error) } };
  }
  return { id: idOf(parsed.data), mapped: map(parsed.data) };
}

/** Without the value itself: it may be anything a customer wrote. */
function describe({ issues: [issue] }: z.ZodError): { path: string | null; reason: string } {
  const path = issue?.path.map(String).join('.') ?? '';
  return { path: path === '' ? null : path, reason: issue?.message ?? 'is not what the vendor documents' };
}

const Identified = z.union([
  z.looseObject({ id: z.union([z.string(), z.number()]) }).transform(({ id }) => id),
  z.looseObject({ Id: z.string() }).transform(({ Id }) => Id), // Salesforce
]);

/** Nearly every vendor's record has an id; it is what a person searches for there. */
function findId(record: unknown): string | null {
  const { data } = Identified.safeParse(record);
  return data === undefined ? null : String(data).slice(0, 200);
}
