import { randomUUID } from 'node:crypto';
import { InOrder } from '../in-order';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

type Kept = StandInRecord & { createdAt: Date };
type World = { responses: InOrder<Kept>; pageSize: number; token: string | null };

/** Wootric as it documents itself: client credentials, responses by creation with exclusive bounds, at most 30 pages of 50. */
export function createWootricStandIn(): StandIn {
  const byCreation = (a: Kept, b: Kept): number =>
    a.createdAt.getTime() - b.createdAt.getTime() || Number(a.id) - Number(b.id);
  const world: World = { responses: new InOrder(byCreation), pageSize: 50, token: null };
  return {
    answer: (request) => answer(world, request),
    put: (record) => {
      const createdAt = world.responses.find(record.id)?.createdAt ?? record.at;
      world.responses.set({ ...record, createdAt });
    },
    setPageSize: () => undefined, // 50 at most, whatever is asked for
  };
}

function answer(world: World, { path, query, headers, body }: StandInRequest): StandInReply {
  if (path === '/oauth/token') {
    if (new URLSearchParams(body).get('grant_type') !== 'client_credentials') return { status: 400, body: {} };
    world.token = randomUUID();
    return { status: 200, body: { access_token: world.token, token_type: 'Bearer', expires_in: 7200 } };
  }
  if (headers['authorization'] !== `Bearer ${world.token}`) return { status: 401, body: { error: 'unauthorized' } };
  if (path !== '/v1/responses') return { status: 404, body: { error: 'not_found' } };
  const page = Number(query.get('page') ?? 1);
  if (page > 30) return { status: 400, body: { error: 'page must be less than or equal to 30' } };
  const after = Number(query.get('created[gt]') ?? 0) * 1000;
  const { list, findStart } = world.responses;
  const first = findStart(({ createdAt }) => createdAt.getTime() > after);
  const size = Math.min(Number(query.get('per_page') ?? 25), world.pageSize);
  return {
    status: 200,
    body: list()
      .slice(first + (page - 1) * size, first + page * size)
      .map(toResponse),
  };
}

function toResponse({ id, accountKey, at, createdAt, label, isBad }: Kept): object {
  return {
    id: Number(id),
    ...(isBad === true ? {} : { score: 9 }),
    text: label,
    survey_type: 'NPS',
    created_at: `${createdAt.toISOString().slice(0, 19).replace('T', ' ')} +0000`,
    updated_at: `${at.toISOString().slice(0, 19).replace('T', ' ')} +0000`,
    end_user: { id: Number(id) + 5_000_000, email: null, external_id: null, properties: { account_id: accountKey } },
  };
}
