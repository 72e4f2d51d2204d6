import type { PullPage } from '../../../src/ingest/pull/connector';
import { expectLanded, findLanded, listLanded } from '../landed';
import { dyingAfter, overlapping, recording, replaying } from '../rewire';
import { listRecords, NOW, putAll } from '../world';
import type { Case } from './case';

const PAGE = 3;
const HOUR_MS = 3_600_000;
const SECOND_MS = 1000;

export const resume: Case = async (world) => {
  const { subject, pool, standIn } = world;
  const page = subject.pageSize ?? PAGE;
  const records =
    subject.pageSize === undefined
      ? listRecords(subject, 4 * PAGE + 1) // some days of them, where pages are days
      : listRecords(subject, 3 * page + 1, SECOND_MS);
  standIn.setPageSize(page);
  putAll(world, records);
  const killed = await world.pull(dyingAfter(2));
  expect(killed.report.status).toBe('failed');
  const kept = (await listLanded(pool, subject)).length;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(records.length);
  const pages: PullPage[] = [];
  expect((await world.pull(recording(pages))).report.status).toBe('ok');
  await expectLanded(pool, subject, records);
  const read = new Set(pages.flatMap((one) => one.records.map((record) => JSON.stringify(record)))); // pages may overlap
  expect(read.size).toBeLessThanOrEqual(records.length - kept + page); // at most one page again
};

export const twice: Case = async (world) => {
  const { subject, pool } = world;
  const records = listRecords(subject, 4);
  putAll(world, records);
  const pages: PullPage[] = [];
  await world.pull(recording(pages));
  const before = await expectLanded(pool, subject, records);
  const again = await world.pull(replaying(pages));
  expect(again.report.status).toBe('ok');
  expect(again.changed).toEqual([]);
  expect(again.report.files.map(({ landed }) => landed)).toEqual(again.report.files.map(() => 0));
  expect(await listLanded(pool, subject)).toEqual(before);
};

export const older: Case = async (world) => {
  const { subject, pool } = world;
  const [record] = listRecords(subject, 1);
  if (record === undefined) return;
  world.standIn.put(record);
  const pages: PullPage[] = [];
  await world.pull(recording(pages));
  const old = await findLanded(pool, subject, record);
  world.standIn.put({ ...record, at: new Date(NOW.getTime() + HOUR_MS), label: 'Newer' });
  world.setNow(new Date(NOW.getTime() + 4 * HOUR_MS));
  await world.pull();
  const newer = await findLanded(pool, subject, record);
  expect(newer).not.toEqual(old);
  const late = await world.pull(replaying(pages));
  expect(late.changed).toEqual([]);
  expect(await findLanded(pool, subject, record)).toEqual(newer);
};

export const empty_page: Case = async (world) => {
  const { subject, pool, standIn } = world;
  const records = listRecords(subject, 4);
  putAll(world, records);
  standIn.setPageSize(2);
  standIn.serveEmptyPage?.();
  const pages: PullPage[] = [];
  expect((await world.pull(recording(pages))).report.status).toBe('ok');
  expect(pages[0]?.records).toEqual([]);
  await expectLanded(pool, subject, records);
};

export const duplicates: Case = async (world) => {
  const { subject, pool, standIn } = world;
  const records = listRecords(subject, 5);
  putAll(world, records);
  standIn.setPageSize(2);
  expect((await world.pull(overlapping)).report.status).toBe('ok');
  await expectLanded(pool, subject, records);
};

export const ties: Case = async (world) => {
  const { subject, pool, standIn } = world;
  const [first, ...others] = listRecords(subject, 6);
  if (first === undefined) return;
  const tied = others.map((record) => ({ ...record, at: first.at }));
  const late = tied.slice(-1); // comes after the first pull, of the very same instant
  standIn.setPageSize(2);
  putAll(world, [first, ...tied.slice(0, -1)]);
  await world.pull();
  await expectLanded(pool, subject, [first, ...tied.slice(0, -1)]);
  putAll(world, late);
  world.setNow(new Date(NOW.getTime() + HOUR_MS));
  await world.pull();
  await expectLanded(pool, subject, [first, ...tied]);
};
