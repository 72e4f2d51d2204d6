import { byChange, InOrder } from '../in-order';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

type World = { responses: InOrder<StandInRecord>; pageSize: number; isEmptyFirst: boolean };

const PATH = /^\/api\/v1\/responses\/asc\/(\d+)\/(\d+)\/(\d+)\/json\/answered\/responded$/;

/** AskNicely as it documents itself: a key in a header, everything in the path, everything in the answer as text. */
export function createAsknicelyStandIn(): StandIn {
  const world: World = { responses: new InOrder<StandInRecord>(byChange), pageSize: 50_000, isEmptyFirst: false };
  return {
    answer: (request) => answer(world, request),
    put: world.responses.set,
    setPageSize: (size) => void (world.pageSize = size),
    serveEmptyPage: () => void (world.isEmptyFirst = true),
  };
}

function answer(world: World, { path, headers }: StandInRequest): StandInReply {
  if ((headers['x-apikey'] ?? '') === '') return { status: 401, body: { success: false, error: 'Invalid API key' } };
  const asked = PATH.exec(path);
  if (asked === null) return { status: 404, body: { success: false } };
  const [size, page, since] = [asked[1], asked[2], asked[3]].map(Number) as [number, number, number];
  const { list, findStart } = world.responses;
  const found = list().slice(findStart(({ at }) => at.getTime() / 1000 >= since));
  return { status: 200, body: toPage(world, found, { page, size: Math.min(size, world.pageSize) }) };
}

function toPage(world: World, found: readonly StandInRecord[], { page, size }: { page: number; size: number }): object {
  const before = world.isEmptyFirst ? 1 : 0;
  const at = page - 1 - before;
  const totalpages = Math.max(1, Math.ceil(found.length / size) + before);
  if (page >= totalpages) world.isEmptyFirst = false;
  const data = at < 0 ? [] : found.slice(at * size, (at + 1) * size).map(toResponse);
  return { success: true, totalpages: String(totalpages), pagenumber: String(page), pagesize: String(size), data };
}

function toResponse({ id, accountKey, at, label, isBad }: StandInRecord): object {
  const escaped = label
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", '&#39;');
  return {
    response_id: id,
    person_id: `7${id}`,
    name: '',
    email: '',
    answer: '9',
    answerlabel: 'Promoter',
    comment: escaped,
    responded: isBad === true ? 'never' : String(at.getTime() / 1000),
    question_type: 'nps',
    account_id: accountKey,
  };
}
