import { SourceContractError } from '../../errors';
import { toUnixSeconds } from '../instants';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import type { StripeApi } from './api';
import { idOfLast } from './disputes';

type Query = Readonly<Record<string, string | number | readonly string[] | null>>;
/** `lastAt`: when the pass before began, in seconds; null: there was none. */
export type Pass = { startedAt: number; lastAt: number | null };
type State = Pass & { after: string | null };

export type PassInput = {
  source: string;
  api: StripeApi;
  path: string;
  query: (pass: Pass) => Query;
  /** The records of a page with what they need beside them. */
  complete?: (records: readonly unknown[], context: PullContext) => Promise<readonly unknown[]>;
};

/**
 * A whole list, newest first, a page after the other: Stripe has no filter by change. What is new while it runs comes by events. A cursor that names
 * what is gone meanwhile begins the pass anew.
 */
export function createPass({ source, api, path, query, complete }: PassInput) {
  const readPage = async (state: State, { signal }: PullContext): Promise<Page> => {
    const found = await api.list(path, { query: { ...query(state), starting_after: state.after }, signal });
    if (found === null && state.after === null) throw new SourceContractError(source, `GET ${path} knows no such list`);
    if (found === null) return { records: [], after: null, isLast: false }; // gone meanwhile: anew
    const after = idOfLast(found.data);
    if (found.has_more && after === null)
      throw new SourceContractError(source, `GET ${path} promises more and names no record to go on after`);
    return { records: found.data, after, isLast: !found.has_more };
  };
  return async function* pages(cursor: Cursor | null, context: PullContext): AsyncIterable<PullPage> {
    let state = readState(cursor, context);
    for (let isDone = false; !isDone;) {
      const { records, after, isLast } = await readPage(state, context);
      const whole = complete === undefined ? records : await complete(records, context);
      state = { ...state, after };
      isDone = isLast;
      yield { records: whole, cursor: isLast ? { lastAt: state.startedAt } : state, isLast };
    }
  };
}

type Page = { records: readonly unknown[]; after: string | null; isLast: boolean };

function readState(cursor: Cursor | null, { now }: PullContext): State {
  const lastAt = numberOf(cursor?.['lastAt']);
  const startedAt = numberOf(cursor?.['startedAt']);
  const after = cursor?.['after'];
  if (startedAt === null || typeof after !== 'string') return { startedAt: toUnixSeconds(now), lastAt, after: null };
  return { startedAt, lastAt, after };
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
