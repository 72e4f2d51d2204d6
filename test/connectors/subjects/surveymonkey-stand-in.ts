import { byChange, InOrder } from '../in-order';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

type Kept = StandInRecord & { createdAt: Date };
type World = { responses: InOrder<Kept>; pageSize: number; isEmptyFirst: boolean };

/** Choices of the NPS question as SurveyMonkey has them: words on both ends, and the weights of detractors, passives and promoters. */
export const NPS_CHOICES = Array.from({ length: 11 }, (_, score) => ({
  id: String(5000 + score),
  position: score + 1,
  text: score === 0 ? 'Not at all likely - 0' : score === 10 ? 'Extremely likely - 10' : String(score),
  weight: score > 8 ? 100 : score > 6 ? 0 : -100,
  visible: true,
  is_na: false,
}));

const DETAILS = {
  id: '123',
  title: 'How are we doing?',
  pages: [
    {
      id: '1',
      questions: [
        { id: '10', family: 'matrix', subtype: 'rating', answers: { rows: [{ id: '4000' }], choices: NPS_CHOICES } },
        { id: '11', family: 'open_ended', subtype: 'essay' },
      ],
    },
  ],
};

/** SurveyMonkey as it documents itself: a bearer token, one survey, its responses by when they were modified. */
export function createSurveymonkeyStandIn(): StandIn {
  const world: World = { responses: new InOrder<Kept>(byChange), pageSize: 100, isEmptyFirst: false };
  return {
    answer: (request) => answer(world, request),
    put: (record) => {
      const createdAt = world.responses.find(record.id)?.createdAt ?? record.at;
      world.responses.set({ ...record, createdAt });
    },
    setPageSize: (size) => void (world.pageSize = size),
    serveEmptyPage: () => void (world.isEmptyFirst = true),
  };
}

function answer(world: World, { path, query, headers }: StandInRequest): StandInReply {
  if (headers['authorization']?.toLowerCase().startsWith('bearer ') !== true)
    return { status: 401, body: { error: { id: '1011', name: 'Authorization Error', http_status_code: 401 } } };
  if (path === '/v3/surveys/123/details') return { status: 200, body: DETAILS };
  if (path !== '/v3/surveys/123/responses/bulk')
    return { status: 404, body: { error: { id: '1020', name: 'Resource Not Found', http_status_code: 404 } } };
  const after = Date.parse(`${query.get('start_modified_at')}Z`);
  const { list, findStart } = world.responses;
  const found = list().slice(findStart(({ at }) => at.getTime() > after));
  return { status: 200, body: toPage(world, found, Number(query.get('page') ?? 1)) };
}

function toPage(world: World, found: readonly Kept[], page: number): object {
  const size = world.pageSize;
  const at = world.isEmptyFirst ? page - 2 : page - 1;
  const data = at < 0 ? [] : found.slice(at * size, (at + 1) * size).map(toResponse);
  const hasMore = at < 0 || found.length > (at + 1) * size;
  if (!hasMore) world.isEmptyFirst = false;
  const self = 'https://api.surveymonkey.com/v3/surveys/123/responses/bulk';
  const links = { self, ...(hasMore ? { next: `${self}?page=${page + 1}` } : {}) };
  return { data, per_page: size, page, total: found.length, links };
}

function toResponse({ id, accountKey, at, createdAt, label, isBad }: Kept): object {
  return {
    id,
    survey_id: '123',
    collection_mode: 'default',
    response_status: 'completed',
    date_created: toDate(createdAt),
    ...(isBad === true ? {} : { date_modified: toDate(at) }),
    custom_variables: { account_id: accountKey },
    metadata: {},
    pages: [
      {
        id: '1',
        questions: [
          { id: '10', answers: [{ row_id: '4000', choice_id: '5009' }] },
          { id: '11', answers: [{ text: label }] },
        ],
      },
    ],
  };
}

const toDate = (at: Date): string => at.toISOString().replace('.000Z', '+00:00');
