import { expectLanded, findLanded, listLanded, readEverything, toLandedId } from '../landed';
import { dayInZone } from '../../../src/ingest/instants';
import type { StandInRecord } from '../subject';
import { listRecords, NOW, putAll, SOURCE, toAccountId, type World } from '../world';
import type { Case } from './case';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export const one_bad: Case = async (world) => {
  const { subject, pool } = world;
  const records = listRecords(subject, 30, MINUTE_MS).map((record, at) => ({ ...record, isBad: at === 17 }));
  putAll(world, records);
  expect((await world.pull()).report.status).toBe('ok');
  await expectLanded(
    pool,
    subject,
    records.filter(({ isBad }) => !isBad),
  );
  const { rows } = await pool.query<{ reason: string }>('select reason from quarantine where source = $1', [SOURCE]);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.reason).not.toBe('');
  const bad = records[17];
  expect(await readEverything(pool, ['quarantine', 'sync_runs'])).not.toContain(bad?.label); // nothing that people wrote
};

export const many_bad: Case = async (world) => {
  const { subject, pool, standIn } = world;
  standIn.setPageSize(500);
  const records = listRecords(subject, 1000, MINUTE_MS).map((record, at) => ({
    ...record,
    isBad: at >= 900 && at < 960,
  }));
  putAll(world, records);
  const { report } = await world.pull();
  expect(report.status).toBe('failed');
  const landed = await listLanded(pool, subject);
  const bad = new Set(records.filter(({ isBad }) => isBad).map((record) => toLandedId(subject, record)));
  expect(landed.length).toBeLessThan(940);
  expect(landed.filter(({ id }) => bad.has(id))).toEqual([]);
  const { rows } = await pool.query('select stopped_reason from source_cursors where source = $1', [SOURCE]);
  expect(rows).toEqual([{ stopped_reason: expect.stringMatching(/\d/) }]);
};

export const deleted: Case = async (world) => {
  const { subject, pool, standIn } = world;
  const records = listRecords(subject, 3);
  const [gone, ...left] = records;
  if (gone === undefined) return;
  putAll(world, records);
  await world.pull();
  await expectLanded(pool, subject, records);
  standIn.remove?.(gone.id, new Date(NOW.getTime() + HOUR_MS));
  world.setNow(new Date(NOW.getTime() + 4 * HOUR_MS));
  expect((await world.pull()).report.status).toBe('ok');
  if (subject.stream === 'accounts') return expectAccountGone(world, gone);
  await expectLanded(pool, subject, left);
};

/** A customer that its CRM deleted keeps its history, and is a customer no longer. */
async function expectAccountGone({ pool, subject }: World, record: StandInRecord): Promise<void> {
  expect((await findLanded(pool, subject, record))?.row['deleted_at']).not.toBeNull();
}

export const merged: Case = async (world) => {
  const { subject, pool, standIn } = world;
  const records = listRecords(subject, 3);
  const [from, into] = records;
  if (from === undefined || into === undefined) return;
  putAll(world, records);
  await world.pull();
  standIn.merge?.(from.accountKey, into.accountKey, new Date(NOW.getTime() + HOUR_MS));
  world.setNow(new Date(NOW.getTime() + 4 * HOUR_MS));
  expect((await world.pull()).report.status).toBe('ok');
  const after = await findLanded(pool, subject, from);
  if (subject.stream === 'accounts') expect(after?.row['merged_into']).toBe(toLandedId(subject, into));
  else expect(after?.accountId).toBe(toAccountId(into.accountKey));
};

/** The nights on which Berlin puts its clocks back and forward: hours that are there twice, and not at all. */
const NIGHTS = ['2026-10-24T22:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T22:59:00Z'];

export const dst: Case = async (world) => {
  const { subject, pool } = world;
  const records = listRecords(subject, NIGHTS.length).map((record, at) => ({
    ...record,
    at: new Date(NIGHTS[at] ?? ''),
  }));
  world.setNow(new Date('2026-10-27T12:00:00Z'));
  putAll(world, records);
  expect((await world.pull()).report.status).toBe('ok');
  await expectLanded(pool, subject, records);
  for (const record of records) {
    const stored = (await findLanded(pool, subject, record))?.row[subject.when?.column ?? ''];
    if (subject.when?.zone === undefined) expect(new Date(String(stored))).toEqual(record.at);
    else expect(stored).toBe(dayInZone(record.at, subject.when.zone));
  }
};

export const currencies: Case = async (world) => {
  const { subject, pool } = world;
  const amounts = [
    { currency: 'JPY', minor: 1234, major: 1234 },
    { currency: 'BHD', minor: 1234, major: 1.234 },
    { currency: 'EUR', minor: 1234, major: 12.34 },
  ];
  const records = listRecords(subject, amounts.length).map((record, at) => ({
    ...record,
    money: { minor: amounts[at]?.minor ?? 0, currency: amounts[at]?.currency ?? '' },
  }));
  putAll(world, records);
  expect((await world.pull()).report.status).toBe('ok');
  for (const [at, record] of records.entries()) {
    const row = (await findLanded(pool, subject, record))?.row;
    expect(Number(row?.[subject.moneyColumn ?? ''])).toBe(amounts[at]?.major);
    if (row !== undefined && 'currency' in row) expect(row['currency']).toBe(amounts[at]?.currency);
  }
};

export const names: Case = async (world) => {
  const { subject, pool } = world;
  const label = 'Žofie 🦊 \u0000 & <Sons> \u{1F468}‍\u{1F469}‍\u{1F467}';
  const records = listRecords(subject, 3).map((record) => ({ ...record, label }));
  putAll(world, records);
  expect((await world.pull()).report.status).toBe('ok');
  const landed = await expectLanded(pool, subject, records);
  const { labelColumn } = subject;
  if (labelColumn !== null) for (const { row } of landed) expect(row[labelColumn]).toBe(label.replaceAll('\u0000', ''));
};
