import type { StandInRequest } from '../../connectors/subject';
import { toAccountRecordId } from '../../connectors/subjects/salesforce-stand-in';
import { answerWith } from '../../support/fault-server';
import { listIds, NOW, openOrganisation, type Organisation, readPages, toAccount } from './open-organisation';

const isBegun = ({ method, path }: StandInRequest): boolean => method === 'POST' && path.endsWith('/jobs/query');
const isResults = ({ path }: StandInRequest): boolean => path.endsWith('/results');
const toIds = (...indexes: number[]): string[] => indexes.map((index) => toAccountRecordId(String(index)));
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const HOUR_MS = 3_600_000;

let opened: Organisation;
afterEach(() => opened?.server.close());
const open = async (...given: Parameters<typeof openOrganisation>) => (opened = await openOrganisation(...given));
const listBegun = () => opened.server.requests.filter(isBegun);

it.each<[number | 'never', number, string]>([
  [4, 1, 'one more than bulk_above is a query job'],
  [5, 0, 'as many as bulk_above are read page by page'],
  ['never', 0, 'never is never, however many there are'],
])('of five records and bulk_above %s there are %i jobs: %s', async (bulk_above, jobs) => {
  const { connect } = await open(5);
  const { pages } = await readPages(connect({ bulk_above }), null);
  expect(new Set(listIds(pages))).toEqual(new Set(toIds(1, 2, 3, 4, 5)));
  expect(listBegun()).toHaveLength(jobs);
});

it('nobody counts again once something was read', async () => {
  const { connect, server } = await open(3);
  const { cursor } = await readPages(connect(), null);
  const before = server.requests.length;
  await readPages(connect(), cursor);
  const asked = server.requests.slice(before).map(({ query }) => query.get('q') ?? '');
  expect(asked.filter((soql) => soql.includes('COUNT()'))).toEqual([]);
});

it('the job asks for what is deleted, too, and for no order, which would make it slow', async () => {
  const { connect, standIn } = await open(3);
  standIn.remove?.('2', later(-HOUR_MS));
  const { pages } = await readPages(connect(), null);
  const job = JSON.parse(listBegun()[0]?.body ?? '') as { operation: string; query: string };
  expect(job.operation).toBe('queryAll');
  expect(job.query).not.toMatch(/ORDER BY|LIMIT/);
  const records = pages.flatMap((page) => page.records) as { Id: string; IsDeleted: unknown }[];
  expect(records.find(({ Id }) => Id === toIds(2)[0])?.IsDeleted).toBe(true);
});

it('the job is waited for with growing patience, and a run that has no time left may end at every look', async () => {
  const { connect, waitedMs } = await open(3, { looksUntilDone: 6 });
  const { pages } = await readPages(connect(), null);
  expect(waitedMs).toEqual([2000, 4000, 8000, 15_000, 30_000, 30_000]);
  expect(pages.filter(({ records }) => records.length === 0).length).toBeGreaterThanOrEqual(6);
});

it('a job that is not done in half an hour is left for the next run, which begins no other', async () => {
  const { connect } = await open(3, { looksUntilDone: 65 });
  const first = await readPages(connect(), null);
  expect(listIds(first.pages)).toEqual([]);
  expect(first.pages.some(({ isLast }) => isLast)).toBe(false);
  const { pages } = await readPages(connect(), first.cursor);
  expect(new Set(listIds(pages))).toEqual(new Set(toIds(1, 2, 3)));
  expect(listBegun()).toHaveLength(1);
});

it.each([1, 2, 3, 4])('after a kill behind page %i the same job goes on at its place', async (most) => {
  const { connect, standIn } = await open(5);
  const killed = await readPages(connect(), null, { most });
  const { pages } = await readPages(connect(), killed.cursor);
  expect(listBegun()).toHaveLength(1);
  const ofResults = (of: typeof pages) => listIds(of.filter(({ cursor }) => 'job' in cursor));
  expect([...ofResults(killed.pages), ...ofResults(pages)]).toEqual(toIds(1, 2, 3, 4, 5));
  expect(standIn.jobs.jobs.size).toBe(0); // deleted when all has landed, also by the run that finds it so
});

it('a job that Salesforce keeps no longer is begun anew', async () => {
  const { connect, standIn } = await open(5);
  const { cursor } = await readPages(connect(), null, { most: 2 });
  standIn.jobs.jobs.clear();
  const { pages } = await readPages(connect(), cursor);
  expect(new Set(listIds(pages))).toEqual(new Set(toIds(1, 2, 3, 4, 5)));
  expect(listBegun()).toHaveLength(2);
});

it.each([
  ['no content', 204],
  ['a place that is refused', 400],
  ['another version of the API', 409],
])('results that come as %s are no end: the job is begun anew', async (_, status) => {
  const { connect, server } = await open(3);
  server.inject([answerWith(status, [{ errorCode: 'INVALIDLOCATOR', message: 'Invalid locator' }])], isResults);
  const { pages } = await readPages(connect(), null);
  expect(new Set(listIds(pages))).toEqual(new Set(toIds(1, 2, 3)));
  expect(listBegun()).toHaveLength(2);
});

it('Salesforce that keeps no job at all is left alone until the next run', async () => {
  const { connect, server } = await open(3);
  server.inject([answerWith(404, [{ errorCode: 'NOT_FOUND', message: 'no' }]), answerWith(204)], isResults);
  await expect(readPages(connect(), null)).rejects.toMatchObject({ failure: 'transient' });
  expect(listBegun()).toHaveLength(2);
});

it('a job that fails is said to have failed, and the next run begins anew', async () => {
  const { connect, standIn } = await open(3, { looksUntilDone: 3 });
  const { cursor } = await readPages(connect(), null, { most: 1 });
  standIn.jobs.failAll();
  const [page] = (await readPages(connect(), cursor, { most: 1 })).pages;
  expect(page?.cursor).toEqual({ at: null, next: null });
  expect(standIn.jobs.jobs.size).toBe(0);
  const again = await readPages(connect(), page?.cursor ?? null);
  expect(new Set(listIds(again.pages))).toEqual(new Set(toIds(1, 2, 3)));
});

it('the error of a job that failed names the way around it', async () => {
  const { connect, standIn } = await open(3, { looksUntilDone: 3 });
  const { cursor } = await readPages(connect(), null, { most: 1 });
  standIn.jobs.failAll();
  await expect(readPages(connect(), cursor)).rejects.toMatchObject({
    failure: 'transient',
    message: expect.stringContaining('Account: the query job was not done (Failed); bulk_above: never'),
  });
});

it('an object that no job may read says so, and how it can be read', async () => {
  const { connect, server } = await open(3);
  server.inject([answerWith(400, [{ errorCode: 'INVALIDENTITY', message: 'not supported by the Bulk API' }])], isBegun);
  await expect(readPages(connect(), null)).rejects.toMatchObject({
    failure: 'config',
    message: expect.stringMatching(/^salesforce: Account cannot .*not supported by the Bulk API.*bulk_above: never/),
  });
});

it.each([
  ['of other settings', { customers: { field: 'Industry', values: ['Banking'] } }, NOW],
  ['of yesterday, since what was mended there has to be seen', {}, later(24 * HOUR_MS)],
])('a job %s is given up and deleted, and another is begun', async (_, settings, now) => {
  const { connect, standIn } = await open(3, { looksUntilDone: 1 });
  const { cursor } = await readPages(connect(), null, { most: 2 });
  const { pages } = await readPages(connect(settings), cursor, { now });
  expect(new Set(listIds(pages))).toEqual(new Set(toIds(1, 2, 3)));
  expect(listBegun()).toHaveLength(2);
  expect(standIn.jobs.jobs.size).toBe(0);
});

it('a job of nearly a day is gone on with', async () => {
  const { connect } = await open(3);
  const { cursor } = await readPages(connect(), null, { most: 2 });
  await readPages(connect(), cursor, { now: later(24 * HOUR_MS - 1) });
  expect(listBegun()).toHaveLength(1);
});

it('what changes while the job is under way is read after it', async () => {
  const { connect, standIn } = await open(3, { looksUntilDone: 1 });
  const begun = await readPages(connect(), null, { most: 1 });
  standIn.put({ ...toAccount(2), at: later(1000), label: 'Renamed' });
  const { pages, cursor } = await readPages(connect(), begun.cursor);
  expect(pages.flatMap((page) => page.records)).toContainEqual(expect.objectContaining({ Name: 'Renamed' }));
  expect(pages.at(-1)).toMatchObject({ isLast: true });
  expect(cursor).toEqual({ at: later(1000).toISOString(), next: null });
});

it.each([
  ['the latest stamp that was seen', 3, '2026-11-20T07:55:03.000Z'],
  ['the beginning of the job, where something newer was seen', null, '2026-11-20T11:55:00.000Z'],
])('after the job the bookmark begins 5 minutes before %s', async (_, latest, since) => {
  const { connect, standIn, server } = await open(3);
  if (latest === null) standIn.put({ ...toAccount(4), at: later(HOUR_MS), label: 'Of a clock that is fast' });
  await readPages(connect(), null);
  expect(server.requests.map(({ query }) => query.get('q') ?? '')).toContainEqual(
    expect.stringContaining(`WHERE SystemModstamp >= ${since} ORDER BY`),
  );
});

it('a day of requests that is nearly used up ends the run between results', async () => {
  const { connect, server } = await open(5, { usage: () => 'api-usage=14000/15000' });
  await expect(readPages(connect(), null)).rejects.toMatchObject({ failure: 'limit' });
  expect(server.requests.filter(isResults)).toEqual([]);
});

it('too many to be counted are a query job', async () => {
  const { connect, server } = await open(3);
  const isCount = ({ query }: StandInRequest): boolean => query.get('q')?.includes('COUNT()') ?? false;
  server.inject(
    [answerWith(400, [{ errorCode: 'QUERY_TIMEOUT', message: 'Your query was running for too long' }])],
    isCount,
  );
  await readPages(connect({ bulk_above: 1000 }), null);
  expect(listBegun()).toHaveLength(1);
});
