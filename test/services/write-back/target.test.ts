import { crmTargets, outbox } from '../../../src/db/schema';
import { startCrmTarget, stopCrmTarget } from '../../../src/db/queries/crm-targets';
import { people } from '../../../src/db/schema';
import { ConfigError, SourceError } from '../../../src/errors';
import { createBuildDirectNote } from '../../../src/services/direct-notes/create-build-direct-note';
import { toDirectNote } from '../../../src/services/deliver-outbox/to-direct-note';
import { hoursAfter } from '../../support/alert-world';
import { createWriter, readWrites, seedScored, TARGET } from '../../support/crm-world';
import { truncateAll, useDatabase } from '../../support/database';
import { createRecordingCrm, type RecordingCrm } from '../../support/recording-crm';

const database = useDatabase();
let crm: RecordingCrm;
beforeEach(async () => {
  await truncateAll(database.pool);
  crm = createRecordingCrm();
  await seedScored(database.db, 'acme');
  await database.db
    .insert(people)
    .values({ email: 'rita@example.test', name: 'Rita Example', role: 'revops', source: 'test' });
});

const PROBLEMS = [
  { field: 'Account.Customer_Health__c', text: 'does not exist' },
  { field: null, text: 'the integration user may not edit accounts' },
];
/** One process for the whole test: what it has looked at it remembers. */
function createProcess() {
  let hours = 0;
  const write = createWriter({ db: database.db, crm, now: () => hoursAfter(hours) });
  return (at: number, target: Partial<typeof TARGET> = {}) => {
    hours = at;
    return write([{ ...TARGET, ...target }]);
  };
}
const readTarget = async () => (await database.db.select().from(crmTargets))[0];
async function readNotes(hours: number) {
  const rows = await database.db.select().from(outbox).orderBy(outbox.id);
  const build = createBuildDirectNote(database.db);
  return Promise.all(
    rows.map(async ({ payload, toEmail }) => ({
      toEmail,
      text: (await build(toDirectNote(payload), toEmail ?? '', hoursAfter(hours)))?.blocks,
    })),
  );
}

describe('the look at fields and permissions before anything is written', () => {
  it('is made once an hour', async () => {
    const run = createProcess();
    for (const hours of [1, 1.5, 1.99]) await run(hours);
    expect(crm.preflights).toBe(1);
    await run(2);
    expect(crm.preflights).toBe(2);
  });

  it('stops everything when something is wrong, and RevOps are told once what and what happens next', async () => {
    crm.check({ problems: PROBLEMS });
    const run = createProcess();
    for (const hours of [1, 1.5, 2, 3]) await run(hours);
    expect(crm.health).toEqual([]);
    expect(await readTarget()).toMatchObject({ stoppedAt: hoursAfter(1), stoppedBy: 'barometer' });
    const notes = await readNotes(3);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.toEmail).toBe('rita@example.test');
    const said = JSON.stringify(notes[0]?.text);
    expect(said).toContain('Barometer stopped writing to crm');
    expect(said).toContain('• Account.Customer_Health__c: does not exist');
    expect(said).toContain('goes on by itself once this is mended');
  });

  it('lets writing go on by itself once that is mended, and a note that was not sent by then is not sent', async () => {
    crm.check({ problems: PROBLEMS });
    const run = createProcess();
    await run(1);
    crm.check({ problems: [] });
    expect(await run(1.9)).toMatchObject({ written: 0 });
    expect(await run(2)).toMatchObject({ written: 1 });
    expect(await readTarget()).toMatchObject({ stoppedAt: null, problems: [] });
    expect((await readNotes(2)).map(({ text }) => text)).toEqual([undefined]);
  });

  it.each([
    ['refused credentials', new SourceError('crm', 'config', '401')],
    ['a secret that is not set', new ConfigError('BAROMETER_CRM_CLIENT_SECRET: expected a secret')],
  ])('stops for %s', async (_what, error) => {
    crm.check(error);
    await createProcess()(1);
    expect(await readTarget()).toMatchObject({ stoppedBy: 'barometer', stoppedReason: error.message });
  });

  it('stops nothing in a dry run: what would be written is there to be seen, and so is what is wrong', async () => {
    crm.check({ problems: PROBLEMS });
    await createProcess()(1, { isDryRun: true });
    expect(await readWrites(database.db)).toMatchObject([{ status: 'dry_run' }]);
    expect(await readTarget()).toMatchObject({
      stoppedAt: null,
      problems: ['Account.Customer_Health__c: does not exist', 'the integration user may not edit accounts'],
    });
  });
});

describe('the kill switch', () => {
  it('in barometer.yaml: nothing is looked at, decided or written', async () => {
    await createProcess()(1, { isEnabled: false });
    expect(crm.preflights).toBe(0);
    expect(await readWrites(database.db)).toEqual([]);
  });

  it('by a person: nothing is written until a person starts it again, whatever the CRM says', async () => {
    const stop = { target: 'crm', by: 'rita@example.test', reason: 'migration', problems: [], now: hoursAfter(0) };
    expect(await stopCrmTarget(database.db, stop)).toBe(true);
    const run = createProcess();
    for (const hours of [1, 2, 3]) await run(hours);
    expect(crm.health).toEqual([]);
    expect(await startCrmTarget(database.db, { target: 'crm' })).toBe(true);
    expect(await run(4)).toMatchObject({ written: 1 });
    expect(await readNotes(4)).toEqual([]);
  });

  it('thrown in the middle of a run lets the batch under way end, and no other begin', async () => {
    crm = createRecordingCrm({ maxBatch: 1 });
    await seedScored(database.db, 'beta');
    crm.answer = () => ({ kind: 'written', remoteId: null });
    const write = createWriter({
      db: database.db,
      crm,
      now: hoursAfter(1),
      step: async (name) => {
        const stop = { target: 'crm', by: 'command line', reason: 'stop', problems: [], now: hoursAfter(1) };
        if (name === 'answered') await stopCrmTarget(database.db, stop);
      },
    });
    expect(await write([TARGET])).toMatchObject({ written: 1 });
    expect((await readWrites(database.db)).map(({ status }) => status)).toEqual(['sent', 'pending']);
  });

  it('is thrown by Barometer itself when a whole batch is refused as wrongly set up, until a person starts it again', async () => {
    crm.fail(new SourceError('crm', 'config', 'INVALID_FIELD: No such column'));
    const run = createProcess();
    await run(1);
    crm.fail(null);
    await run(3);
    expect(crm.health).toHaveLength(1);
    expect(await readWrites(database.db)).toMatchObject([{ status: 'pending', attempts: 0 }]);
    expect(JSON.stringify(await readNotes(3))).toContain('barometer write-back --start crm');
    await startCrmTarget(database.db, { target: 'crm' });
    expect(await run(4)).toMatchObject({ written: 1 });
  });
});
