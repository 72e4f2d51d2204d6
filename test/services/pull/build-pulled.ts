import { z } from 'zod';
import type { Stream } from '../../../src/domain/stream';
import type {
  Cursor,
  Mapped,
  PullConnector,
  PullContext,
  PullPage,
  PullStream,
  UsageDay,
} from '../../../src/ingest/pull/connector';
import { definePullStream } from '../../../src/ingest/pull/define-pull-stream';

export const NOW = new Date('2026-11-20T12:00:00Z');
export const SOURCE = 'desk';

/** One record of the made-up vendor: what its mapper is to say stands in it. */
export type Rec = { id: string; says?: readonly Mapped[]; broken?: boolean };

const VendorRecord = z.object({
  id: z.string(),
  broken: z.literal(false, 'is broken').optional(),
  says: z.array(z.custom<Mapped>()).default([]),
});

export type StreamParts = Partial<
  Pick<PullStream, 'name' | 'brings' | 'sweeps' | 'ids' | 'everyHours' | 'cursorVersion'>
> & {
  findUsageDay?: (record: unknown) => UsageDay | null;
  pages: PullPage[] | ((cursor: Cursor | null, context: PullContext) => AsyncIterable<PullPage>);
};

/** A stream that gives these pages, or goes on after the page that its cursor names. */
export function buildStream({ pages, ...rest }: StreamParts): PullStream {
  return definePullStream({
    name: 'tickets.json',
    brings: { tickets: ['ticket_id', 'opened_at', 'priority'] },
    ...rest,
    schema: VendorRecord,
    idOf: ({ id }) => id,
    map: ({ says }) => says,
    pages: Array.isArray(pages) ? resumePages(pages) : pages,
  });
}

function resumePages(pages: PullPage[]) {
  return async function* (cursor: Cursor | null): AsyncGenerator<PullPage> {
    const at = cursor === null ? -1 : pages.findIndex((page) => page.cursor['after'] === cursor['after']);
    yield* pages.slice(at + 1 >= pages.length ? pages.length - 1 : at + 1);
  };
}

export const buildConnector = (...streams: PullStream[]): PullConnector => ({
  source: SOURCE,
  streams,
  check: async () => [],
});

export const page = (after: string, records: readonly Rec[], rest: Partial<PullPage> = {}): PullPage => ({
  records,
  cursor: { after },
  ...rest,
});

export type Saying = {
  account?: string | undefined;
  at?: Date;
  cells?: Record<string, string | number | boolean | null>;
};

/** A stream whose vendor answers nothing but this. */
export const failWith = (error: Error): StreamParts['pages'] =>
  // eslint-disable-next-line require-yield -- it never comes to a page
  async function* (): AsyncGenerator<PullPage> {
    throw error;
  };

/** A ticket of an account as its vendor tells it. */
export function ticket(id: string, { account = 'a1', at = NOW, cells = {} }: Saying = {}): Rec {
  return {
    id,
    says: [
      fact('tickets', {
        account,
        at,
        cells: { ticket_id: id, opened_at: '2026-11-01T08:00:00Z', priority: 'p2', ...cells },
      }),
    ],
  };
}

export function fact(stream: Stream, { account = 'a1', at, cells = {} }: Saying): Mapped {
  return { kind: 'fact', stream, account: { key: account, externalId: account }, version: at ?? null, cells };
}
