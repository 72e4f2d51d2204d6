import { stopCrmTarget } from '../../../src/db/queries/crm-targets';
import { listCrmNotes } from '../../../src/db/queries/crm-states';
import { diagnoseWriteBack } from '../../../src/services/diagnose/diagnose-write-back';
import { readCrmStates } from '../../../src/services/write-back/read-crm-states';
import { hoursAfter } from '../../support/alert-world';
import { createWriter, FRESH, seedScored, TARGET } from '../../support/crm-world';
import { truncateAll, useDatabase } from '../../support/database';
import { createRecordingCrm, type RecordingCrm } from '../../support/recording-crm';

const database = useDatabase();
let crm: RecordingCrm;
beforeEach(async () => {
  await truncateAll(database.pool);
  crm = createRecordingCrm();
});

const write = (hours: number, target: Partial<typeof TARGET> = {}, freshness = [FRESH]) =>
  createWriter({ db: database.db, crm, now: hoursAfter(hours), freshness })([{ ...TARGET, ...target }]);
const diagnose = async (hours: number, target: Partial<typeof TARGET> = {}) =>
  (await diagnoseWriteBack(database.db, [{ ...TARGET, ...target }], hoursAfter(hours))).map(
    ({ level, text }) => `${level}: ${text}`,
  );

describe('how a CRM stands', () => {
  it('is what was written today, when last, and what waits, is withheld and needs a person', async () => {
    for (const id of ['acme', 'beta', 'gamma']) await seedScored(database.db, id);
    crm.answer = (recordId) =>
      recordId === '001-beta' ? { kind: 'refused', reason: 'a rule' } : { kind: 'written', remoteId: null };
    await write(1);
    await seedScored(database.db, 'delta');
    await write(2, {}, [{ ...FRESH, isStale: true }]);
    expect(await readCrmStates(database.db, [TARGET], hoursAfter(3))).toEqual([
      {
        target: 'crm',
        mode: 'on',
        stopped: null,
        problems: [],
        writtenToday: 3,
        dailyLimit: 20_000,
        lastWrittenAt: hoursAfter(1),
        counts: { waiting: 0, withheld: 1, refused: 1, unknown: 0, newer: 0, shown: 0 },
      },
    ]);
    expect(await readCrmStates(database.db, [TARGET], hoursAfter(12))).toMatchObject([{ writtenToday: 0 }]);
    expect(await listCrmNotes(database.db, 'beta')).toEqual([{ target: 'crm', status: 'refused', reason: 'a rule' }]);
    expect(await listCrmNotes(database.db, 'delta')).toMatchObject([{ target: 'crm', status: 'withheld' }]);
    expect(await listCrmNotes(database.db, 'acme')).toEqual([]);
  });

  it('is nothing where no CRM is written to', async () => {
    expect(await readCrmStates(database.db, [], hoursAfter(1))).toEqual([]);
    expect(await diagnoseWriteBack(database.db, [], hoursAfter(1))).toEqual([]);
  });
});

describe('doctor, of a CRM that is written to', () => {
  it('is content when everything is written', async () => {
    await seedScored(database.db, 'acme');
    await write(1);
    expect(await diagnose(1)).toEqual(['ok: crm: 1 of 20000 written today, 0 waiting']);
  });

  it('names ten that need a person, each with its record, its reason and what to do, and how many more there are', async () => {
    for (let index = 10; index < 22; index += 1) await seedScored(database.db, `acc${index}`);
    crm.answer = () => ({ kind: 'refused', reason: 'STRING_TOO_LONG' });
    await write(1);
    const said = await diagnose(1);
    expect(said).toHaveLength(12);
    expect(said[1]).toBe(
      'problem: crm: health of acc10 (record 001-acc10) is refused: STRING_TOO_LONG; once mended: barometer write-back --retry crm',
    );
    expect(said.at(-1)).toBe('problem: crm: and 2 more');
  });

  it('says that the limit of the day holds something up', async () => {
    for (const id of ['acme', 'beta']) await seedScored(database.db, id);
    await write(1, { dailyLimit: 1 });
    expect(await diagnose(1, { dailyLimit: 1 })).toEqual([
      'problem: crm: 1 of 1 written today, 1 waiting: write_back.daily_limit is used up',
    ]);
  });

  it('says who stopped it and why, and that it is switched off or only shows', async () => {
    const stop = { target: 'crm', by: 'rita@example.test', reason: 'migration', problems: [], now: hoursAfter(1) };
    await stopCrmTarget(database.db, stop);
    expect(await diagnose(2)).toEqual([
      'problem: crm: stopped by rita@example.test at 2026-03-10T13:00:00.000Z: migration; once that is mended: barometer write-back --start crm',
    ]);
    expect(await diagnose(2, { isEnabled: false })).toEqual(['note: crm: switched off in barometer.yaml']);
  });
});
