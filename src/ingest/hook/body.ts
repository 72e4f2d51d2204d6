import { z } from 'zod';
import { STREAMS, type Stream } from '../../domain/stream';
import { parseDay, parseInstant } from '../csv/calendar';

export type HookRow = Readonly<Record<string, unknown>>;
/** Rows of one stream. `asOf`: when the sender read them; `completeTo`: the last day of which it has reported every account. */
export type HookPart = {
  stream: Stream;
  rows: readonly HookRow[];
  asOf: Date | null;
  completeTo: string | null;
};

/** Streams that report by day, where one account's row says nothing about how far the others are known. */
export const DAY_STREAMS: ReadonlySet<Stream> = new Set<Stream>(['usage_daily']);

const Row = z.custom<HookRow>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'expected an object of columns',
);
const AsOf = z.string().transform((text, context) => {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  context.addIssue({ code: 'custom', message: 'expected an instant with its zone, like 2026-02-28T09:30:00Z' });
  return z.NEVER;
});
const Part = z
  .object({
    stream: z.enum(STREAMS, `expected one of ${STREAMS.join(', ')}`),
    rows: z.array(Row, 'expected a list of rows'),
    as_of: AsOf.optional(),
    complete_to: z
      .string()
      .refine((text) => parseDay(text) !== undefined, 'expected a day like 2026-02-28')
      .optional(),
  })
  .transform(({ stream, rows, as_of, complete_to }): HookPart => {
    return { stream, rows, asOf: as_of ?? null, completeTo: complete_to ?? null };
  })
  .refine(({ stream, completeTo }) => completeTo !== null || !DAY_STREAMS.has(stream), {
    path: ['complete_to'],
    message: 'is required with usage_daily: the last day of which every account has been reported',
  });

export type ParsedHookBody = { parts: readonly HookPart[] } | { problem: string };

/** The text of a webhook's body: one part or a list of them; or one sentence about what is wrong with it. Never throws. */
export function parseHookBody(text: string): ParsedHookBody {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'The body is not JSON.' }; // what exactly is wrong quotes the body, which is customers' data
  }
  const parsed = (Array.isArray(value) ? z.array(Part).min(1, 'expected at least one part') : Part).safeParse(value);
  if (!parsed.success) return { problem: describe(parsed.error) };
  return { parts: Array.isArray(parsed.data) ? parsed.data : [parsed.data] };
}

function describe({ issues: [issue] }: z.ZodError): string {
  const place = issue === undefined ? '' : issue.path.map(String).join('.');
  return `${place === '' ? 'The body' : place}: ${issue?.message ?? 'is not valid'}.`;
}
