import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

type World = { responses: Map<string, StandInRecord>; order: string[] };

/**
 * Typeform as it documents itself: a bearer token; responses of a form since an instant, by when they were sent in, or after a token, in the order in
 * which they were taken in.
 */
export function createTypeformStandIn(): StandIn {
  const world: World = { responses: new Map(), order: [] };
  return {
    answer: (request) => answer(world, request),
    put: (record) => {
      if (!world.responses.has(record.id)) world.order.push(record.id);
      world.responses.set(record.id, record);
    },
    setPageSize: () => undefined, // a page is as large as was asked for
  };
}

function answer({ responses, order }: World, { path, query, headers }: StandInRequest): StandInReply {
  if (headers['authorization']?.startsWith('Bearer ') !== true)
    return { status: 401, body: { code: 'AUTHENTICATION_FAILED' } };
  if (path !== '/forms/u6nXL7/responses') return { status: 404, body: { code: 'FORM_NOT_FOUND' } };
  const after = query.get('after');
  const taken = order.flatMap((id) => responses.get(id) ?? []);
  const since = new Date(`${query.get('since') ?? '1970-01-01T00:00:00'}Z`);
  const byTime = taken.filter(({ at }) => at >= since).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const found = after === null ? byTime : taken.slice(order.indexOf(after) + 1);
  const page = found.slice(0, Number(query.get('page_size') ?? 25));
  return { status: 200, body: { total_items: order.length, page_count: 1, items: page.map(toResponse) } };
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
