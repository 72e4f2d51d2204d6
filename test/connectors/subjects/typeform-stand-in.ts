import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

type World = { responses: Map<string, StandInRecord>; order: string[] };

/** Typeform as it documents itself: a bearer token, responses of a form after a token, in the order in which they were taken in. */
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
  const from = after === null ? 0 : order.indexOf(after) + 1;
  const size = Number(query.get('page_size') ?? 25);
  const page = order.slice(from, from + size).flatMap((id) => responses.get(id) ?? []);
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
