import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

type World = { events: Map<string, StandInRecord> };

/** Mixpanel's raw export as it documents itself: Basic for a service account, days inclusive, one JSON object per line. */
export function createMixpanelStandIn(): StandIn {
  const world: World = { events: new Map() };
  return {
    answer: (request) => answer(world, request),
    put: (record) => void world.events.set(record.id, record),
    setPageSize: () => undefined, // a query is answered whole
  };
}

function answer({ events }: World, { path, query, headers }: StandInRequest): StandInReply {
  if (headers['authorization']?.startsWith('Basic ') !== true) return { status: 401, body: { error: 'Unauthorized' } };
  if (path !== '/api/2.0/export' || query.get('project_id') !== '77')
    return { status: 404, body: { error: 'not found' } };
  const [from, to] = [query.get('from_date') ?? '', query.get('to_date') ?? ''];
  const lines = [...events.values()]
    .filter(({ at }) => from <= dayOf(at) && dayOf(at) <= to)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((record) => `${JSON.stringify(toEvent(record))}\n`);
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: lines.join('') };
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

function toEvent({ id, accountKey, at, label, isBad }: StandInRecord): object {
  return {
    event: label,
    properties: {
      ...(isBad === true ? {} : { time: at.getTime() / 1000 }),
      distinct_id: `user-${id}`,
      $insert_id: id,
      $city: 'Springfield',
      mp_processing_time_ms: at.getTime() + 3000,
      company_id: accountKey,
    },
  };
}
