import { InOrder } from '../in-order';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

type Kept = StandInRecord & { taken: number }; // its place among all, from 0

/**
 * Typeform as it documents itself: a bearer token; responses of a form since an instant, by when they were sent in, or after a token, in the order in
 * which they were taken in.
 */
export function createTypeformStandIn(): StandIn {
  const responses = new InOrder<Kept>((a, b) => a.taken - b.taken);
  let count = 0;
  return {
    answer: (request) => answer(responses, request),
    put: (record) => {
      const known = responses.find(record.id);
      responses.set({ ...record, taken: known?.taken ?? count });
      if (known === null) count += 1;
    },
    setPageSize: () => undefined, // a page is as large as was asked for
  };
}

function answer(responses: InOrder<Kept>, { path, query, headers }: StandInRequest): StandInReply {
  if (headers['authorization']?.startsWith('Bearer ') !== true)
    return { status: 401, body: { code: 'AUTHENTICATION_FAILED' } };
  if (path !== '/forms/u6nXL7/responses') return { status: 404, body: { code: 'FORM_NOT_FOUND' } };
  const after = responses.find(query.get('after') ?? '');
  const found = after === null ? listSince(responses, query.get('since')) : responses.list().slice(after.taken + 1);
  const page = found.slice(0, Number(query.get('page_size') ?? 25));
  return { status: 200, body: { total_items: responses.list().length, page_count: 1, items: page.map(toResponse) } };
}

function listSince(responses: InOrder<Kept>, instant: string | null): readonly Kept[] {
  const since = new Date(`${instant ?? '1970-01-01T00:00:00'}Z`);
  const byTime = responses.ask('by time', (all) => all.toSorted((a, b) => a.at.getTime() - b.at.getTime()));
  return byTime.filter(({ at }) => at >= since);
}

function toResponse({ id, accountKey, at, label, isBad }: StandInRecord): object {
  const submitted_at = at.toISOString().replace('.000Z', 'Z');
  return {
    token: id,
    response_id: id,
    landing_id: id,
    landed_at: submitted_at,
    ...(isBad === true ? {} : { submitted_at }),
    hidden: { account_id: accountKey },
    answers: [
      { type: 'number', number: 9, field: { id: 'q1', type: 'nps', ref: 'nps' } },
      { type: 'text', text: label, field: { id: 'q2', type: 'long_text', ref: 'why' } },
    ],
  };
}
