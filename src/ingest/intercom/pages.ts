import { z } from 'zod';
import { SourceContractError } from '../../errors';
import { toUnixSeconds } from '../instants';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import type { IntercomApi } from './api';

const DAY_SECONDS = 86_400;
const OVERLAP_SECONDS = 600; // results move while they are paged through, and the index lags behind

type Pages = (cursor: Cursor | null, context: PullContext) => AsyncIterable<PullPage>;
type Position = { from: number; seen: number; after: string | null };

const Dated = z.object({ updated_at: z.number() });

/**
 * By `updated_at`, oldest first. `from`: the second this pass began at; `seen`: the latest change shown so far, from which the next pass goes on, ten
 * minutes earlier; `after`: the vendor's place within this pass.
 */
export function createConversationPages(
  { source, api }: { source: string; api: IntercomApi },
  backfillDays: number,
): Pages {
  return async function* (cursor, { now, signal }) {
    let position = readPosition(cursor, toUnixSeconds(now) - backfillDays * DAY_SECONDS);
    for (let isLast = false; !isLast;) {
      const { from, after } = position;
      const page = await api.searchConversations({ after: from, startingAfter: after }, signal);
      const next = page.pages?.next?.starting_after ?? null;
      if (next !== null && next === after)
        throw new SourceContractError(source, 'conversations: more is announced, and its cursor does not move');
      isLast = next === null;
      position = { from, after: next, seen: findLatest(page.conversations, position.seen) };
      const records = await api.withContacts(page.conversations, signal);
      yield { records, cursor: isLast ? { seen: position.seen } : position, isLast };
    }
  };
}

function readPosition(cursor: Cursor | null, first: number): Position {
  const { from, seen, after } = cursor ?? {};
  const reached = typeof seen === 'number' ? seen : first;
  if (typeof from === 'number' && typeof after === 'string') return { from, after, seen: reached };
  return { from: typeof seen === 'number' ? seen - OVERLAP_SECONDS : first, after: null, seen: reached };
}

/** Never our own clock: the next pass begins where this one's records end. */
function findLatest(conversations: readonly unknown[], seen: number): number {
  return conversations.reduce<number>((latest, one) => {
    const dated = Dated.safeParse(one);
    return dated.success ? Math.max(latest, dated.data.updated_at) : latest;
  }, seen);
}

/** All of them, each time: a scroll cannot be gone on with after a break, so a page keeps no place. */
export function createCompanyPages({ source, api }: { source: string; api: IntercomApi }): Pages {
  return async function* (_cursor, { signal }) {
    let scroll: string | null = null;
    let before = '';
    for (let isLast = false; !isLast;) {
      const page: Awaited<ReturnType<IntercomApi['scrollCompanies']>> = await api.scrollCompanies(scroll, signal);
      const shown = JSON.stringify(page.data);
      scroll = page.scroll_param ?? null;
      isLast = page.data.length === 0 || scroll === null;
      if (!isLast && shown === before) throw new SourceContractError(source, 'companies: the scroll does not move');
      before = shown;
      yield { records: page.data, cursor: {}, isLast };
    }
  };
}
