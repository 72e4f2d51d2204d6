import { alertEvents, alerts } from '../../../src/db/schema';
import { ALERT_SETTINGS, hoursAfter, observe, run, seedAccount, seedPeople } from '../../support/alert-world';
import {
  createReader,
  findDetractor,
  findFullSeats,
  findP1,
  findRenewal,
  findUnusedSeats,
  findUsageDrop,
} from '../../support/alert-findings';
import { truncateAll, useDatabase } from '../../support/database';
import type { Finding } from '../../../src/domain/trigger';

const database = useDatabase();
const read = createReader(() => database.db);
const look = (hours: number, findings: Finding[], band: 'green' | 'yellow' | 'red' = 'green') =>
  [hours, observe(band, { findings })] as const;
const told = () => database.db.update(alerts).set({ listedAt: hoursAfter(5.5) });

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
  await run(database, [look(0, [])]);
});

describe('a trigger that ends', () => {
  it('is crossed out while another holds, and the alert takes the name of the gravest that does', async () => {
    const [, summary] = await run(database, [look(5, [findP1(), findUsageDrop()]), look(6, [findUsageDrop()])]);
    expect(summary).toMatchObject({ cleared: 0, resolved: 0 });
    expect(await read.lines()).toEqual(['p1_opened (cleared)', 'usage_drop']);
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ trigger: 'usage_drop', tier: 'high', route: 'channel', status: 'open' }),
    ]);
    expect((await read.outbox()).at(-1)).toBe('alert.update pending');
  });

  it('the last of an alert that was told is told to have ended; its owner says how it went', async () => {
    await run(database, [look(5, [findP1()])]);
    const [summary] = await run(database, [look(6, [])]);
    expect(summary).toMatchObject({ cleared: 1, resolved: 0 });
    expect(await read.alerts()).toEqual([expect.objectContaining({ status: 'open', tier: 'critical' })]);
    expect(await read.events()).toEqual(['opened', 'cleared']);
    expect((await read.outbox()).slice(2)).toEqual(['alert.update pending', 'alert.thread pending']);
  });

  it.each([
    ['after an action, ends it as saved', { firstActionAt: hoursAfter(5.7), listedAt: hoursAfter(5.5) }, 'saved'],
    ['before any digest told it, ends it as nothing yet', {}, 'nothing_yet'],
  ] as const)('the last of a digest alert %s', async (_, change, outcome) => {
    await run(database, [look(5, [findUsageDrop()])]);
    await database.db.update(alerts).set({ status: 'acknowledged', ...change });
    const [summary] = await run(database, [look(6, [])]);
    expect(summary).toMatchObject({ resolved: 1 });
    expect(await read.alerts()).toEqual([expect.objectContaining({ status: 'resolved', outcome })]);
    expect(await read.events()).toEqual(['opened', 'cleared', 'resolved']);
  });

  it('the last of an alert that was listed once, then raised, has been told all the same', async () => {
    await run(database, [look(5, [findUnusedSeats()])]);
    const [alert] = await read.alerts();
    const listed = { alertId: alert?.alertId ?? '', kind: 'listed' as const, at: hoursAfter(5.5) };
    await database.db.insert(alertEvents).values(listed);
    await run(database, [look(6, [findUnusedSeats(), findUsageDrop()]), look(7, [])]);
    expect(await read.alerts()).toEqual([expect.objectContaining({ status: 'open', listedAt: null })]);
  });

  it.each([
    ['a renewal', findRenewal(90)],
    ['an offer', findFullSeats()],
  ])('of %s ends its alert quietly, told or not', async (_, finding) => {
    await run(database, [look(5, [finding])]);
    await told();
    await run(database, [look(6, [])]);
    expect(await read.alerts()).toEqual([expect.objectContaining({ status: 'resolved', outcome: 'nothing_yet' })]);
    expect(await read.outbox()).toEqual([]);
  });

  it('R123: of one renewal milestone makes room for the next, which is an alert of its own', async () => {
    await run(database, [look(5, [findRenewal(90)])]);
    await told();
    await run(database, [look(6, [findRenewal(60)])]);
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ trigger: 'renewal_90', status: 'resolved' }),
      expect.objectContaining({ trigger: 'renewal_60', status: 'open', listedAt: null }),
    ]);
    expect(await read.lines()).toEqual(['renewal_90 (cleared)', 'renewal_60']);
  });
});

describe('a trigger that comes back', () => {
  it('within the days of the same story is a line again, and nobody is notified', async () => {
    await run(database, [look(5, [findUsageDrop(), findDetractor()]), look(6, [findDetractor()])]);
    await run(database, [look(7, [findUsageDrop(), findDetractor()])]);
    expect(await read.lines()).toEqual(['detractor', 'usage_drop']);
    expect(await read.events()).toEqual(['opened']);
  });

  it('R9: long after its alert was over, told and forgotten, opens one of its own', async () => {
    await run(database, [look(5, [findUsageDrop()])]);
    await told();
    await run(database, [look(6, []), look(24 * 15, [findDetractor()])]);
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ trigger: 'usage_drop', status: 'resolved', outcome: 'nothing_yet' }),
      expect.objectContaining({ trigger: 'detractor', status: 'open' }),
    ]);
  });
});

describe('an account that leaves red', () => {
  it('with a trigger that still holds keeps its alert; the end of that ends it', async () => {
    await run(database, [look(5, [findP1()], 'red')]);
    await database.db.update(alerts).set({ firstActionAt: hoursAfter(6) });
    const [, recovered] = await run(database, [look(7, [findP1()], 'red'), look(10, [findP1()], 'yellow')]);
    expect(recovered).toMatchObject({ recovered: 1, resolved: 0 });
    expect(await read.lines()).toEqual(['p1_opened', 'turned_red (cleared)']);
    const [cleared] = await run(database, [look(11, [], 'yellow')]);
    expect(cleared).toMatchObject({ cleared: 1, resolved: 1 });
    expect(await read.alerts()).toEqual([expect.objectContaining({ status: 'resolved', outcome: 'saved' })]);
  });

  it('and is red again days later has what still holds carried over to its new alert', async () => {
    await run(database, [look(5, [findUnusedSeats()], 'red'), look(10, [findUnusedSeats()], 'yellow')]);
    await run(database, [look(10 + 73, [findUnusedSeats()], 'red')]);
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ status: 'resolved', outcome: 'nothing_yet' }),
      expect.objectContaining({ status: 'open', trigger: 'turned_red', openedAt: hoursAfter(83) }),
    ]);
    expect((await read.lines()).filter((line) => line === 'seats_unused')).toHaveLength(2);
  });

  it('R32: before its message was released is told nothing of: the message is dropped', async () => {
    const held = { ...ALERT_SETTINGS, holdPosts: true };
    await run(database, [look(5, [], 'red'), look(10, [], 'yellow')], held);
    expect(await read.alerts()).toEqual([expect.objectContaining({ status: 'resolved', outcome: 'nothing_yet' })]);
    expect(await read.outbox()).toEqual(['alert.post settled']);
  });
});
