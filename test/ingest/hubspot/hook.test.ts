import { hubspotKind } from '../../../src/ingest/hubspot/connector';
import { SourceContractError } from '../../../src/errors';
import { createHttpSource } from '../../../src/vendor-http/create-http-source';
import type { StandInRequest } from '../../connectors/subject';
import { type FaultServer, startFaultServer } from '../../support/fault-server';

const CONTEXT = { now: new Date('2026-11-20T12:00:00Z'), signal: new AbortController().signal };
const event = (more: Record<string, unknown>) => ({
  eventId: 1,
  subscriptionId: 9,
  occurredAt: 1795290676000,
  attemptNumber: 0,
  ...more,
});
const LIVE = ['11', '20'];

let server: FaultServer;
afterEach(() => server.close());

async function openHook() {
  server = await startFaultServer(({ path, query, body }: StandInRequest) => {
    if (path.startsWith('/crm/owners/')) return { status: 200, body: { results: [] } };
    const { inputs } = JSON.parse(body) as { inputs: { id: string }[] };
    const isArchived = query.get('archived') === 'true';
    const found = inputs.filter(({ id }) => LIVE.includes(id) !== isArchived);
    return { status: 200, body: { results: found.map(({ id }) => ({ id, archived: isArchived })) } };
  });
  const tools = { sleep: async () => undefined, nowMs: () => 0, random: () => 0.5 };
  const connector = hubspotKind.create(
    'hubspot',
    { base_url: server.url },
    {
      secret: () => 'pat-eu1-0a1b2c3d-service-key',
      findSecret: () => null,
      hookSecret: 's3cr3t',
      resolvePath: (path) => path,
      http: (settings) => createHttpSource(settings, tools),
    },
  );
  if (connector.hook === undefined) throw new Error('expected a hook');
  return connector.hook;
}

it('companies of a delivery are read as they are now, each once, the archived ones among the archived', async () => {
  const hook = await openHook();
  const events = [
    event({
      subscriptionType: 'company.propertyChange',
      objectId: 11,
      propertyName: 'name',
      propertyValue: 'Not trusted',
    }),
    event({ subscriptionType: 'company.propertyChange', objectId: 11 }),
    event({ subscriptionType: 'company.deletion', objectId: 12 }),
    event({
      subscriptionType: 'object.merge',
      objectTypeId: '0-2',
      primaryObjectId: 13,
      mergedObjectIds: [14],
      newObjectId: 20,
    }),
    event({ subscriptionType: 'contact.creation', objectId: 15 }),
  ];
  expect(await hook.read(JSON.stringify(events), CONTEXT)).toEqual([
    {
      stream: 'companies',
      records: [
        expect.objectContaining({ id: '11' }),
        expect.objectContaining({ id: '20' }),
        { id: '12', archived: true },
      ],
    },
  ]);
});

it('a delivery that is sent again is known, though it counts its attempt', async () => {
  const hook = await openHook();
  const idOf = (attemptNumber: number, eventId = 1) =>
    hook.deliveryId({
      headers: {},
      text: JSON.stringify([event({ subscriptionType: 'company.creation', objectId: 11, attemptNumber, eventId })]),
    });
  expect(idOf(1)).toBe(idOf(0));
  expect(idOf(0, 2)).not.toBe(idOf(0));
  expect(hook.deliveryId({ headers: {}, text: 'no JSON' })).toBeNull();
});

it.each(['no JSON', '{}', '[{"objectId":1}]'])('%s is nothing that HubSpot documents', async (text) => {
  const hook = await openHook();
  await expect(hook.read(text, CONTEXT)).rejects.toThrow(SourceContractError);
});
