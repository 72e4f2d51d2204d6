import { triggerStates } from '../../../src/db/schema';
import { rebaseStates } from '../../../src/services/rebase-states';
import { hoursAfter, observe, run, seedAccount, seedPeople } from '../../support/alert-world';
import {
  createReader,
  findDetractor,
  findFullSeats,
  findLowScore,
  findP1,
  findUsageDrop,
} from '../../support/alert-findings';
import { truncateAll, useDatabase } from '../../support/database';
import type { Observation } from '../../../src/domain/score';
import type { Finding } from '../../../src/domain/trigger';

const database = useDatabase();
const read = createReader(() => database.db);
const readStates = () => database.db.select().from(triggerStates);
const look = (hours: number, findings: Finding[], changes: Partial<Observation> = {}) =>
  [hours, observe('green', { findings, ...changes })] as const;

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
});

describe('what is taken as known', () => {
  it('is everything that holds when an account is first scored: it opens nothing while it holds', async () => {
    await run(database, [look(0, [findP1(), findUsageDrop()]), look(5, [findP1(), findUsageDrop()])]);
    expect(await read.alerts()).toEqual([]);
    expect(await readStates()).toEqual([
      expect.objectContaining({ trigger: 'p1_opened', key: 'T-1', firedAt: null, since: hoursAfter(0) }),
      expect.objectContaining({ trigger: 'usage_drop', firedAt: null }),
    ]);
    await run(database, [look(6, [findP1(), findP1('T-2'), findUsageDrop()])]);
    expect(await read.lines()).toEqual(['p1_opened']); // the second ticket is news
  });

  it('is everything that holds when history is filled', async () => {
    const seen = observe('green', { findings: [findP1()] });
    await database.db.transaction((tx) => rebaseStates(tx, [seen], hoursAfter(0)));
    await run(database, [look(5, [findP1()])]);
    expect(await read.alerts()).toEqual([]);
  });

  it('of a new model is what its scores say; a ticket is news under any model', async () => {
    await run(database, [look(0, [])]);
    await run(database, [look(5, [findLowScore(), findP1()], { modelVersion: 'm2' })]);
    expect(await read.lines()).toEqual(['p1_opened']);
    await run(database, [look(10, [findLowScore(), findP1()], { modelVersion: 'm2' })]);
    expect(await read.lines()).toEqual(['p1_opened']);
  });

  it('is nothing of an account that has been watched without a band: a P1 there is news', async () => {
    await run(database, [
      [0, observe('unknown', { findings: [] })],
      [5, observe('unknown', { findings: [findP1()] })],
    ]);
    expect(await read.alerts()).toEqual([expect.objectContaining({ tier: 'critical', currentBand: 'unknown' })]);
  });
});

describe('telemetry that cannot be trusted', () => {
  it('R30: opens nothing while it is stale, and does once it is fresh', async () => {
    const stale = { staleStreams: ['usage_daily'] } as const;
    await run(database, [look(0, []), look(5, [findUsageDrop(), findDetractor()], stale)]);
    expect(await read.lines()).toEqual(['detractor']);
    await run(database, [look(6, [findUsageDrop(), findDetractor()])]);
    expect(await read.lines()).toEqual(['detractor', 'usage_drop']);
  });

  it('R30: ends nothing either', async () => {
    await run(database, [look(0, []), look(5, [findUsageDrop()])]);
    await run(database, [look(6, [], { staleStreams: ['usage_daily'] })]);
    expect(await read.lines()).toEqual(['usage_drop']);
  });
});

describe('an observation', () => {
  it('that comes late changes nothing', async () => {
    await run(database, [look(0, []), look(5, [])]);
    await run(database, [look(4, [findP1()])]);
    expect([await read.alerts(), await readStates()]).toEqual([[], []]);
  });

  it('whose triggers were not looked for ends none', async () => {
    await run(database, [look(0, []), look(5, [findP1()]), [6, observe('green')]]);
    expect(await read.lines()).toEqual(['p1_opened']);
  });

  it('X12: offers nothing while a Critical alert is open', async () => {
    await run(database, [look(0, []), look(5, [findP1()]), look(6, [findP1(), findFullSeats()])]);
    expect(await read.lines()).toEqual(['p1_opened']);
  });
});
