import type { PullPage, PullStream } from '../../src/ingest/pull/connector';
import type { Rewire } from './world';

/** Keeps every page that goes through. */
export function recording(pages: PullPage[]): Rewire {
  return (stream) => ({
    ...stream,
    async *pages(cursor, context) {
      for await (const page of stream.pages(cursor, context)) {
        pages.push(page);
        yield page;
      }
    },
  });
}

/** These pages and nothing else, whatever the vendor has by now: as when an old answer comes late. */
export function replaying(pages: readonly PullPage[]): Rewire {
  return (stream) => ({
    ...stream,
    async *pages() {
      for (const [at, page] of pages.entries()) yield { ...page, isLast: at === pages.length - 1 };
    },
  });
}

/** The process dies when what follows the page `count` is asked for; pages that hold nothing do not count. */
export function dyingAfter(count: number): Rewire {
  return (stream) => ({
    ...stream,
    async *pages(cursor, context) {
      let yielded = 0;
      for await (const page of stream.pages(cursor, context)) {
        yield { ...page, isLast: false };
        if (page.records.length > 0) yielded += 1;
        if (yielded === count) throw new Error('killed between pages');
      }
    },
  });
}

/** Every page begins with what the one before it ended with. */
export const overlapping: Rewire = (stream: PullStream): PullStream => ({
  ...stream,
  async *pages(cursor, context) {
    let before: unknown[] = [];
    for await (const page of stream.pages(cursor, context)) {
      yield { ...page, records: [...before, ...page.records] };
      before = page.records.slice(-1);
    }
  },
});
