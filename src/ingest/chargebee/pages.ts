import { z } from 'zod';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import type { ChargebeeApi, ObjectName } from './api';

const OVERLAP_SECONDS = 300; // what was committed late with an earlier instant; `after` itself leaves the same second out
const Stamp = z.object({ updated_at: z.number() });

/** `since`: the latest change of the passes before; `latest`: of this one so far, in seconds. */
type State = { since: number; latest: number; offset: string | null };

/** Objects in the order of their last change, from five minutes before the latest that was seen. The clock is Chargebee's alone. */
export function createChargebeePages(api: ChargebeeApi, name: ObjectName) {
  return async function* pages(cursor: Cursor | null, { signal }: PullContext): AsyncIterable<PullPage> {
    let state = readState(cursor);
    for (let isLast = false; !isLast;) {
      const updatedAfter = Math.max(0, state.since - OVERLAP_SECONDS);
      const page = await api.list(name, { updatedAfter, offset: state.offset, signal });
      if (page === null) {
        state = { ...state, offset: null }; // forgotten: the pass begins anew
        continue;
      }
      isLast = page.nextOffset === null;
      const latest = Math.max(state.latest, ...page.records.map(changedAt));
      state = isLast ? { since: latest, latest, offset: null } : { ...state, latest, offset: page.nextOffset };
      yield { records: page.records, cursor: state, isLast };
    }
  };
}

function changedAt(record: unknown): number {
  const stamp = Stamp.safeParse(record);
  return stamp.success ? stamp.data.updated_at : 0;
}

function readState(cursor: Cursor | null): State {
  const since = Number(cursor?.['since'] ?? 0);
  const offset = cursor?.['offset'];
  return { since, latest: Number(cursor?.['latest'] ?? since), offset: typeof offset === 'string' ? offset : null };
}
