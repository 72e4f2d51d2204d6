import type { Cursor, PullConnector, PullContext, PullPage } from '../../../src/ingest/pull/connector';
import type { SourceKind } from '../../../src/ingest/pull/source-kind';
import { createHttpSource } from '../../../src/vendor-http/create-http-source';

export const CONTEXT: PullContext = { now: new Date('2026-11-20T12:00:00Z'), signal: new AbortController().signal };

/** A connector that waits for nothing. */
export function connectKind(kind: SourceKind, settings: object, hookSecret: string | null = null): PullConnector {
  return kind.create(kind.kind, settings, {
    hookSecret,
    findSecret: () => 'secret-of-the-test',
    secret: () => 'secret-of-the-test',
    resolvePath: (path) => path,
    http: (http) =>
      createHttpSource(http, { nowMs: () => 0, random: () => 0.5, sleep: async () => undefined, log: () => undefined }),
  });
}

/** The pages of its first stream, until `most` of them came. */
export async function readPages(
  connector: PullConnector,
  cursor: Cursor | null,
  { context = CONTEXT, most = Number.POSITIVE_INFINITY }: { context?: PullContext; most?: number } = {},
): Promise<PullPage[]> {
  const pages: PullPage[] = [];
  for await (const page of connector.streams[0]?.pages(cursor, context) ?? []) {
    pages.push(page);
    if (pages.length >= most) break;
  }
  return pages;
}
