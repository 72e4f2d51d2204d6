import { beginActivities } from '../../../src/db/queries/crm-targets';
import { accountNotes, crmTargets } from '../../../src/db/schema';
import { SourceError } from '../../../src/errors';
import type { WriteStep } from '../../../src/services/write-back/settings';
import { hoursAfter } from '../../support/alert-world';
import { createWriter, readWrites, seedScored, TARGET } from '../../support/crm-world';
import { truncateAll, useDatabase } from '../../support/database';
import { createGate, openPausing, waitForLock } from '../../support/open-pausing';
import { createRecordingCrm, type RecordingCrm } from '../../support/recording-crm';

const database = useDatabase();
let crm: RecordingCrm;
beforeEach(async () => {
  await truncateAll(database.pool);
  crm = createRecordingCrm({ maxBatch: 2 });
  await seedScored(database.db, 'acme');
});

const writer = (owner: string, db = database.db) => createWriter({ db, crm, now: hoursAfter(1), owner });
const told = () => crm.health.flat().map(({ recordId }) => recordId);

describe('two writers at once', () => {
  it('write each record once', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `acc${index}`);
    for (const id of ids) await seedScored(database.db, id);
    await Promise.all([writer('one')([TARGET]), writer('two')([TARGET])]);
    expect(told().toSorted()).toEqual(['001-acme', ...ids.map((id) => `001-${id}`)].toSorted());
    expect(await database.db.select().from(crmTargets)).toMatchObject([{ writesToday: 41 }]);
  });

  it('write a record once though one of them is slow to keep what it decided', async () => {
    const slow = openPausing(database.url, 'insert into crm_writes');
    const late = writer('slow', slow.db)([TARGET]);
    await slow.reached;
    const other = writer('other')([TARGET]);
    await Promise.race([other, waitForLock(database.db)]);
    slow.goOn();
    await Promise.all([late, other]);
    await slow.close();
    expect(told()).toEqual(['001-acme']);
    expect(await readWrites(database.db)).toMatchObject([{ status: 'sent' }]);
  });
});

/** A writer that stops at one step of one kind of row until it may go on; it began at the first of the hours, and goes on at the second. */
function startSlow(at: { kind: 'health' | 'note'; step: WriteStep }, [begins, goesOn]: readonly [number, number]) {
  const [reached, paused] = [createGate(), createGate()];
  let hours = begins;
  const step = async (name: WriteStep, kind: string) => {
    if (name !== at.step || kind !== at.kind) return;
    reached.open();
    await paused.opened;
  };
  const now = () => hoursAfter(hours);
  const ended = createWriter({ db: database.db, crm, now, owner: `slow-${begins}`, step })([TARGET]);
  const goOn = async () => {
    hours = goesOn;
    paused.open();
    return ended;
  };
  return { reached: reached.opened, goOn };
}

const LEASE = 5 / 60; // hours
const run = (hours: number) => createWriter({ db: database.db, crm, now: hoursAfter(hours), owner: 'other' })([TARGET]);
const countOfDay = async () => (await database.db.select().from(crmTargets))[0]?.writesToday;

describe('a writer whose lease was over before it asked', () => {
  const claimed = { kind: 'health', step: 'claimed' } as const;

  it('writes nothing, though nobody else came meanwhile; the next run does', async () => {
    const slow = startSlow(claimed, [1, 1 + LEASE]);
    await slow.reached;
    expect(await slow.goOn()).toMatchObject({ written: 0 });
    expect(told()).toEqual([]);
    expect(await run(1 + LEASE)).toMatchObject({ written: 1 });
  });

  it('still writes a moment before', async () => {
    const slow = startSlow(claimed, [1, 1 + LEASE - 1 / 3600]);
    await slow.reached;
    expect(await slow.goOn()).toMatchObject({ written: 1 });
  });

  it('has a lease of full length again from when it asks', async () => {
    let hours = 1;
    const step = async (name: WriteStep) => {
      if (name === 'claimed') hours += LEASE - 1 / 3600;
      if (name === 'marked') expect(await run(1 + LEASE)).toMatchObject({ written: 0 });
    };
    const write = createWriter({ db: database.db, crm, now: () => hoursAfter(hours), step });
    expect(await write([TARGET])).toMatchObject({ written: 1 });
    expect(told()).toEqual(['001-acme']);
  });

  it('leaves the record to whoever took it over', async () => {
    const slow = startSlow(claimed, [1, 1 + LEASE]);
    await slow.reached;
    expect(await run(1 + LEASE)).toMatchObject({ written: 1 });
    await slow.goOn();
    expect(told()).toEqual(['001-acme']);
    expect(await readWrites(database.db)).toMatchObject([{ status: 'sent' }]);
  });
});

describe('a writer that another overtook before it asked', () => {
  it('leaves the records to it, which has not asked yet either', async () => {
    const slow = startSlow({ kind: 'health', step: 'claimed' }, [1, 1 + LEASE]);
    await slow.reached;
    const next = startSlow({ kind: 'health', step: 'claimed' }, [1 + LEASE, 1 + LEASE]);
    await next.reached;
    expect(await slow.goOn()).toMatchObject({ written: 0 });
    expect(await next.goOn()).toMatchObject({ written: 1 });
    expect(told()).toEqual(['001-acme']);
  });
});

describe('a writer that hears the answer after its lease was over', () => {
  const answered = { kind: 'health', step: 'answered' } as const;
  /** One was answered so, and comes back with it while another, who took the record over, is being answered. */
  async function overtake(answer: () => void): Promise<void> {
    answer();
    const slow = startSlow(answered, [1, 1 + 2 * LEASE]);
    await slow.reached;
    crm.fail(null);
    crm.answer = () => ({ kind: 'written', remoteId: null });
    const next = startSlow(answered, [1 + LEASE, 1 + LEASE]);
    await next.reached;
    await slow.goOn();
    expect(await readWrites(database.db)).toMatchObject([{ status: 'sending' }]);
    await next.goOn();
  }

  it.each<[string, () => void]>([
    ['that it was refused', () => (crm.answer = () => ({ kind: 'refused', reason: 'a rule' }))],
    ['that the quota is used up', () => crm.fail(new SourceError('crm', 'limit', 'REQUEST_LIMIT_EXCEEDED'))],
  ])('%s: what the other hears stands', async (_what, answer) => {
    await overtake(answer);
    expect(await readWrites(database.db)).toMatchObject([{ status: 'sent', lastError: null }]);
    expect(await run(3)).toMatchObject({ written: 0 });
    expect(await countOfDay()).toBe(2); // both asked
  });

  /** A note that one was answered about, and another parked before that one came back. */
  async function park(): Promise<void> {
    await beginActivities(database.db, { target: 'crm', kind: 'note', now: hoursAfter(0) });
    const note = { accountId: 'acme', byEmail: 'anna@example.test', formId: 'f1', changed: 'New admin' };
    await database.db.insert(accountNotes).values({ ...note, writtenAt: hoursAfter(0.5) });
    const slow = startSlow({ kind: 'note', step: 'answered' }, [1, 1 + LEASE]);
    await slow.reached;
    expect(await run(1 + LEASE)).toMatchObject({ unknown: 1 });
    await slow.goOn();
  }

  it('keeps it of a note that was parked meanwhile, since nobody else will ever know', async () => {
    crm.answer = () => ({ kind: 'written', remoteId: '00T-1' });
    await park();
    expect(await readWrites(database.db)).toContainEqual(
      expect.objectContaining({ kind: 'note', status: 'sent', remoteId: '00T-1', lastError: null }),
    );
    expect(crm.activities).toHaveLength(1);
  });

  it('puts a note that was parked meanwhile back, where it hears that the quota is used up', async () => {
    crm.fail(new SourceError('crm', 'limit', 'REQUEST_LIMIT_EXCEEDED'));
    await park();
    crm.fail(null);
    expect(await run(3)).toMatchObject({ written: 2 }); // and the health that waited
    expect(crm.activities).toHaveLength(2);
  });
});
