import { SourceContractError, SourceError } from '../../../src/errors';
import { answerWith, type Fault, leadElsewhere, tooManyRequests } from '../../support/fault-server';
import { isForData } from '../open-place';
import { expectLanded, listLanded, readEverything } from '../landed';
import type { StandInRequest } from '../subject';
import { HOOK_SECRET, listRecords, putAll, type World } from '../world';
import type { Case } from './case';

const MANY = 40; // more than any connector tries

/** Those of them that meet the faults. */
const meets =
  ({ subject }: World) =>
  (request: StandInRequest): boolean =>
    isForData(request) && (!('createStandIn' in subject) || (subject.meetsFaults?.(request) ?? true));

const inject = (world: World, faults: readonly Fault[]): void => world.server.inject(faults, meets(world));
const always = (fault: Fault): Fault[] => Array.from({ length: MANY }, () => fault);

/** Everything lands although this happened. */
async function expectOvercome(world: World, faults: readonly Fault[]): Promise<void> {
  const records = listRecords(world.subject, 4);
  putAll(world, records);
  inject(world, faults);
  const { report } = await world.pull();
  expect(report.files.map(({ error }) => error)).toEqual(report.files.map(() => null));
  expect(report.status).toBe('ok');
  expect(world.server.left()).toBe(0);
  await expectLanded(world.pool, world.subject, records);
}

/** What is thrown when the part is read without the runner. */
async function catchReading(world: World): Promise<unknown> {
  try {
    for (const stream of world.connect().streams)
      for await (const page of stream.pages(null, world.context())) void page;
    return null;
  } catch (error) {
    return error;
  }
}

export const wait_seconds: Case = async (world) => {
  await expectOvercome(world, [tooManyRequests('7')]);
  expect(world.sleptMs).toContain(7000);
};

export const wait_date: Case = async (world) => {
  const until = new Date(world.context().now.getTime() + 90_000);
  await expectOvercome(world, [tooManyRequests(until.toUTCString())]);
  expect(Math.max(...world.sleptMs)).toBeGreaterThan(80_000);
  expect(Math.max(...world.sleptMs)).toBeLessThanOrEqual(90_000);
};

export const unauthorised_once: Case = (world) => expectOvercome(world, [answerWith(401)]);

export const server_errors: Case = (world) => expectOvercome(world, [answerWith(500), answerWith(500)]);

export const unauthorised_twice: Case = async (world) => {
  putAll(world, listRecords(world.subject, 4));
  inject(world, always(answerWith(401)));
  const error = await catchReading(world);
  expect(error).toBeInstanceOf(SourceError);
  expect(error).toMatchObject({ failure: 'config' });
  expect(world.server.requests.filter(meets(world)).length).toBeLessThanOrEqual(2); // a door that is locked is not shaken
  expect((await world.pull()).report.status).toBe('failed');
  expect(await listLanded(world.pool, world.subject)).toEqual([]);
};

/** Nothing lands, the person who reads the error is not shown the answer, and the next run is as if nothing had been. */
async function expectRefused(world: World, fault: Fault): Promise<void> {
  const records = listRecords(world.subject, 4);
  putAll(world, records);
  inject(world, [fault]);
  expect(await catchReading(world)).toBeInstanceOf(SourceContractError);
  inject(world, [fault]);
  expect((await world.pull()).report.status).toBe('failed');
  expect(await listLanded(world.pool, world.subject)).toEqual([]);
  expect((await world.pull()).report.status).toBe('ok');
  await expectLanded(world.pool, world.subject, records);
}

export const cut: Case = (world) => expectRefused(world, { kind: 'cut' });
export const html: Case = (world) => expectRefused(world, { kind: 'page' });

export const secrets: Case = async (world) => {
  const { subject, pool, logs, place } = world;
  putAll(world, listRecords(subject, 2));
  const said: string[] = [];
  for (const { breakIt, isFatal } of place.breakages) {
    await breakIt();
    const { report, unexpected } = await world.pull();
    const thrown = await catchReading(world);
    said.push(JSON.stringify(report), describeDeeply(thrown), ...unexpected.map(describeDeeply));
    if (isFatal) expect(report.status).toBe('failed');
  }
  const tables = ['sync_runs', 'quarantine', 'source_cursors', 'source_streams', 'outbox'];
  const kept = [...said, ...logs, await readEverything(pool, tables)].join('\n');
  for (const secret of listSecrets(world)) expect(kept).not.toContain(secret);
};

/** Everything that nobody may read: what was given, and what it was exchanged for. */
function listSecrets(world: World): string[] {
  const given = [...Object.values(world.place.reach.secrets), HOOK_SECRET];
  const requests = 'createStandIn' in world.subject ? world.server.requests : [];
  const tokens = requests.flatMap(({ headers }) => headers['authorization']?.split(' ').slice(1) ?? []);
  return [...given, ...tokens];
}

function describeDeeply(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? '';
  return `${error.stack}\n${JSON.stringify(error)}\n${error.cause === undefined ? '' : describeDeeply(error.cause)}`;
}

export const other_host: Case = async (world) => {
  const { subject, standIn, server, pool } = world;
  const records = listRecords(subject, 5);
  standIn.setPageSize(2);
  putAll(world, records);
  inject(world, always(leadElsewhere));
  const { report } = await world.pull();
  expect(server.elsewhere.requests).toEqual([]);
  if (report.status === 'ok')
    await expectLanded(pool, subject, records); // by the cursor's value alone
  else expect(JSON.stringify(report)).toContain('refused to ask');
};
