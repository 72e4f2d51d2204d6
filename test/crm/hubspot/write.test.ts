import type { CrmActivity } from '../../../src/crm/sink';
import type { StandInReply, StandInRequest } from '../../connectors/subject';
import { type FaultServer, startFaultServer } from '../../support/fault-server';
import { answerBy, NEVER, ok, openSink } from '../open-sink';

const AS_OF = new Date('2026-11-20T06:00:00Z');
const VALUES = { health: 'red', reason: 'Logins down 41% in 14 days', asOf: AS_OF } as const;
const COMPANIES = '/crm/objects/2026-03/companies';
const NOW = '2026-11-20T07:00:00Z';

type Input = { id: string; properties: Record<string, string> };
const inputsOf = ({ body }: StandInRequest): Input[] => (JSON.parse(body) as { inputs: Input[] }).inputs;
const toObject = ({ id, properties }: Input) => ({ id, properties, createdAt: NOW, updatedAt: NOW });
const batch = (results: unknown[], errors?: unknown[]): StandInReply => ({
  status: errors === undefined ? 200 : 207,
  body: {
    status: 'COMPLETE',
    startedAt: NOW,
    completedAt: NOW,
    results,
    ...(errors ? { errors, numErrors: errors.length } : {}),
  },
});
/** Companies that exist, with what stands in `health_asof`. */
const reading = (standing: Record<string, string | null>) => (request: StandInRequest) =>
  batch(
    inputsOf(request).flatMap(({ id }) =>
      id in standing ? [{ ...toObject({ id, properties: {} }), properties: { health_asof: standing[id] } }] : [],
    ),
  );

let server: FaultServer;
afterEach(() => server.close());

describe('health into HubSpot', () => {
  async function write(
    ids: readonly string[],
    update: (request: StandInRequest) => StandInReply,
    standing?: Record<string, string | null>,
  ) {
    const there = standing ?? Object.fromEntries(ids.map((id) => [id, null]));
    server = await startFaultServer(
      answerBy({ [`POST ${COMPANIES}/batch/read`]: reading(there), [`POST ${COMPANIES}/batch/update`]: update }),
    );
    return await openSink('hubspot', server.url).writeHealth(
      ids.map((recordId) => ({ recordId, values: VALUES })),
      NEVER,
    );
  }

  it('R8: three ordinary properties are written, as texts', async () => {
    const results = await write(['11'], (request) => batch(inputsOf(request).map(toObject)));
    expect(results).toEqual([{ kind: 'written', remoteId: '11' }]);
    expect(inputsOf(server.requests[1] as StandInRequest)).toEqual([
      {
        id: '11',
        properties: {
          customer_health: 'Red',
          health_reason: 'Logins down 41% in 14 days',
          health_asof: '2026-11-20T06:00:00.000Z',
        },
      },
    ]);
  });

  it('a value that is later than ours stays, and one that does not exist is refused', async () => {
    const standing = { 11: '2026-11-20T06:00:00.001Z', 12: '2026-11-20T06:00:00Z' };
    const results = await write(
      ['11', '12', '13', 'acme'],
      (request) => batch(inputsOf(request).map(toObject)),
      standing,
    );
    expect(results.map(({ kind }) => kind)).toEqual(['newer', 'written', 'refused', 'refused']);
    expect(inputsOf(server.requests[1] as StandInRequest).map(({ id }) => id)).toEqual(['12']);
  });

  it('a company that two accounts point at has the value of the first, and the second is refused', async () => {
    const results = await write(['11', '11'], (request) => batch(inputsOf(request).map(toObject)));
    expect(results).toEqual([
      { kind: 'written', remoteId: '11' },
      { kind: 'refused', reason: 'two accounts here point at the same company' },
    ]);
    expect(inputsOf(server.requests[1] as StandInRequest)).toHaveLength(1);
  });

  it('of a 207 each record has its own result, whatever their order', async () => {
    const error = {
      status: 'error',
      category: 'VALIDATION_ERROR',
      message: 'Renewal date is required',
      context: { ids: ['12'] },
    };
    const results = await write(['11', '12', '13'], (request) =>
      batch(
        inputsOf(request)
          .filter(({ id }) => id !== '12')
          .map(toObject)
          .toReversed(),
        [error],
      ),
    );
    expect(results).toEqual([
      { kind: 'written', remoteId: '11' },
      { kind: 'refused', reason: 'VALIDATION_ERROR: Renewal date is required' },
      { kind: 'written', remoteId: '13' },
    ]);
  });

  it('one record that fails the whole batch is found, and the others are written', async () => {
    const ids = Array.from({ length: 9 }, (_, at) => String(11 + at));
    const results = await write(ids, (request) => {
      const inputs = inputsOf(request);
      const isBad = inputs.some(({ id }) => id === '16');
      return isBad
        ? { status: 400, body: { category: 'VALIDATION_ERROR', message: 'a rule says no' } }
        : batch(inputs.map(toObject));
    });
    expect(results.map(({ kind }) => kind)).toEqual(ids.map((id) => (id === '16' ? 'refused' : 'written')));
  });

  it('of a 207 what is named nowhere is not known to be written, unless an error that names nobody is its own', async () => {
    const [silent, said] = [batch([], []), batch([], [{ category: 'CONFLICT', message: 'try again' }])];
    expect(await write(['11'], () => silent)).toEqual([{ kind: 'unknown', reason: 'HubSpot gave no result' }]);
    await server.close();
    expect(await write(['11'], () => said)).toEqual([{ kind: 'failed', reason: 'CONFLICT: try again' }]);
  });

  const bad = { status: 400, body: { category: 'VALIDATION_ERROR', message: 'a rule says no' } };
  it.each<[string, StandInReply, string]>([
    ['its quota is used up', { status: 429, body: { message: 'x', policyName: 'DAILY' } }, 'failed'],
    ['it may not be written to', { status: 403, body: { category: 'MISSING_SCOPES', message: 'x' } }, 'failed'],
    ['it does not answer', { status: 503, body: {} }, 'unknown'],
  ])('when a batch is halved and then %s, what was written stays written', async (_what, reply, kind) => {
    const ids = ['11', '12', '13', '14'];
    const results = await write(ids, (request) => {
      const inputs = inputsOf(request);
      if (inputs.length === 4) return bad;
      return inputs[0]?.id === '11' ? batch(inputs.map(toObject)) : reply;
    });
    expect(results.map((one) => one.kind)).toEqual(['written', 'written', kind, kind]);
  });

  it('when a batch is halved and nothing of it was written, its quota is used up for all of it', async () => {
    const limit = { status: 429, body: { message: 'x', policyName: 'DAILY' } };
    const writing = write(['11', '12'], (request) => (inputsOf(request).some(({ id }) => id === '11') ? bad : limit));
    await expect(writing).rejects.toMatchObject({ failure: 'limit' });
  });

  it('a property that does not exist stops the target', async () => {
    const body = {
      category: 'VALIDATION_ERROR',
      message: 'Property values were not valid',
      errors: [{ message: 'Property "customer_health" does not exist', code: 'PROPERTY_DOESNT_EXIST' }],
    };
    await expect(write(['11'], () => ({ status: 400, body }))).rejects.toMatchObject({ failure: 'config' });
  });

  it('the limit of the day is not waited for', async () => {
    const body = {
      status: 'error',
      message: 'You have reached your daily limit.',
      errorType: 'RATE_LIMIT',
      policyName: 'DAILY',
    };
    await expect(write(['11'], () => ({ status: 429, body }))).rejects.toMatchObject({ failure: 'limit' });
    expect(server.requests).toHaveLength(2);
  });
});

describe('tasks and notes into HubSpot', () => {
  const TASK: CrmActivity = {
    key: 'critical-acme-2026-11-20',
    kind: 'task',
    recordId: '11',
    subject: 'Critical: book a review',
    body: 'Logins < 41% & falling\nCall them',
    dueOn: '2026-11-24',
    happenedAt: new Date(NOW),
    ownerEmail: 'ae@example.test',
  };
  const saved = new Map<string, Input>();
  const upsert = (request: StandInRequest): StandInReply => {
    const inputs = inputsOf(request);
    for (const input of inputs) saved.set(input.id, input);
    return batch(
      inputs.map(({ properties }, at) => ({ ...toObject({ id: String(900 + at), properties }), new: true })),
    );
  };
  const readSaved = (request: StandInRequest): StandInReply =>
    batch(
      inputsOf(request).flatMap(({ id }) =>
        saved.has(id) ? [toObject({ id: '900', properties: { cs_key: id } })] : [],
      ),
    );

  beforeEach(async () => {
    saved.clear();
    server = await startFaultServer(
      answerBy({
        [`POST ${COMPANIES}/batch/read`]: reading({ 11: null }),
        'GET /crm/owners/2026-03': () => ok({ results: [{ id: '77', email: 'AE@example.test' }] }),
        'POST /crm/objects/2026-03/tasks/batch/read': readSaved,
        'POST /crm/objects/2026-03/notes/batch/read': readSaved,
        'POST /crm/objects/2026-03/tasks/batch/upsert': upsert,
        'POST /crm/objects/2026-03/notes/batch/upsert': upsert,
        'POST /crm/associations/2026-03/tasks/companies/batch/associate/default': () => batch([]),
        'POST /crm/associations/2026-03/notes/companies/batch/associate/default': () => batch([]),
      }),
    );
  });

  const asked = (part: string): StandInRequest[] => server.requests.filter(({ path }) => path.includes(part));

  it('a task bears its key, its day, its owner, and stands beside its company', async () => {
    const results = await openSink('hubspot', server.url).writeActivities([TASK], NEVER);
    expect(results).toEqual([{ kind: 'written', remoteId: '900' }]);
    expect(saved.get(TASK.key)?.properties).toEqual({
      cs_key: TASK.key,
      hs_timestamp: '2026-11-24T12:00:00Z',
      hs_task_subject: 'Critical: book a review',
      hs_task_body: 'Logins &lt; 41% &amp; falling<br>Call them', // HubSpot shows HTML
      hs_task_status: 'NOT_STARTED',
      hs_task_type: 'TODO',
      hubspot_owner_id: '77',
    });
    expect(inputsOf(asked('/associations/')[0] as StandInRequest)).toEqual([{ from: { id: '900' }, to: { id: '11' } }]);
  });

  it('written again it is one, which is left as people made it', async () => {
    const sink = openSink('hubspot', server.url);
    await sink.writeActivities([TASK], NEVER);
    expect(await sink.writeActivities([TASK], NEVER)).toEqual([{ kind: 'written', remoteId: '900' }]);
    expect(asked('/upsert')).toHaveLength(1);
    expect(asked('/associations/')).toHaveLength(2); // it may have been lost between the two
  });

  it('notes go to notes, and those of a company that does not exist are refused, each in its place', async () => {
    const list = [
      TASK,
      { ...TASK, key: 'note-1', kind: 'note' as const, dueOn: null },
      { ...TASK, key: 'gone-1', recordId: '12' },
    ];
    const results = await openSink('hubspot', server.url).writeActivities(list, NEVER);
    expect(results.map(({ kind }) => kind)).toEqual(['written', 'written', 'refused']);
    expect(saved.get('note-1')?.properties).toMatchObject({
      hs_note_body: expect.stringContaining('book a review'),
      hs_timestamp: '2026-11-20T07:00:00.000Z',
    });
    expect(saved.has('gone-1')).toBe(false);
  });
});
