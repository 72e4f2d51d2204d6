import { eq } from 'drizzle-orm';
import { alertEvents, alerts } from '../../../src/db/schema';
import { ALERT_SETTINGS, hoursAfter, observe, run, seedAccount, seedPeople } from '../../support/alert-world';
import { createBuildDirectNote } from '../../../src/services/direct-notes/create-build-direct-note';
import { createReader, findDetractor, findP1, findUnusedSeats, findUsageDrop } from '../../support/alert-findings';
import { truncateAll, useDatabase } from '../../support/database';
import type { Finding } from '../../../src/domain/trigger';

const database = useDatabase();
const read = createReader(() => database.db);
const look = (hours: number, findings: Finding[], band: 'green' | 'yellow' | 'red' = 'green') =>
  [hours, observe(band, { findings })] as const;

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
  await run(database, [look(0, [])]);
});

describe('a trigger that fires while an alert is open', () => {
  it('R157: joins it as a line, and nobody is notified again', async () => {
    const [, summary] = await run(database, [look(5, [], 'red'), look(6, [findDetractor()], 'red')]);
    expect(summary).toMatchObject({ opened: 0, joined: 1, raised: 0 });
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ trigger: 'turned_red', tier: 'high', reason: 'Logins down 41% in 14 days' }),
    ]);
    expect([await read.lines(), await read.events()]).toEqual([
      ['turned_red', 'detractor'],
      ['opened', 'joined'],
    ]);
    expect(await read.outbox()).toEqual(['alert.post pending', 'alert.update pending']);
  });

  it('R149: a graver one raises it: its words are the new ones, and the next digest tells it', async () => {
    await run(database, [look(5, [findUnusedSeats()])]);
    await database.db.update(alerts).set({ listedAt: hoursAfter(6) });
    const [summary] = await run(database, [look(7, [findUnusedSeats(), findUsageDrop()])]);
    expect(summary).toMatchObject({ raised: 1, joined: 0 });
    expect(await read.alerts()).toEqual([
      expect.objectContaining({
        trigger: 'usage_drop',
        tier: 'high',
        reason: 'Logins down 45% in 30 days',
        action: 'act on usage_drop',
        route: 'digest',
        listedAt: null,
      }),
    ]);
    expect([await read.events(), await read.outbox()]).toEqual([['opened', 'raised'], []]);
  });

  it('R148: a Critical one takes a digest alert to the channel, and to the manager', async () => {
    await run(database, [look(5, [findUsageDrop()]), look(6, [findUsageDrop(), findP1()])]);
    expect(await read.alerts()).toEqual([expect.objectContaining({ tier: 'critical', route: 'channel' })]);
    expect(await read.outbox()).toEqual(['alert.post pending', 'direct mona@example.test']);
  });

  it('R39: tells nobody of a pod outside the pilot, whether it is Critical or the account turns red', async () => {
    const pod = { accountId: 'beta', name: 'Beta', pod: 'south' };
    await seedAccount(database.db, pod);
    const beta = (hours: number, band: 'green' | 'red', findings: Finding[]) =>
      [hours, observe(band, { accountId: 'beta', findings })] as const;
    const findings = [findUsageDrop(), findP1()];
    await run(database, [beta(0, 'green', []), beta(5, 'green', [findUsageDrop()])]);
    await run(database, [beta(6, 'green', findings), beta(10, 'red', findings)]);
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ tier: 'critical', route: 'unposted', toBand: 'red' }),
    ]);
    expect((await read.outbox()).filter((row) => row.startsWith('alert.post') || row.startsWith('direct'))).toEqual([]);
  });

  it('R148: R157: a Critical one on a posted alert is told in its thread, to its DRI, and to the manager', async () => {
    await run(database, [look(5, [], 'red'), look(6, [findP1()], 'red')]);
    expect(await read.alerts()).toEqual([
      expect.objectContaining({
        trigger: 'p1_opened',
        tier: 'critical',
        toBand: 'red',
        reason: 'Logins down 41% in 14 days', // the message tells the transition; the P1 is a line, and in the thread
      }),
    ]);
    const [alert] = await database.db.select().from(alerts);
    const note = { kind: 'critical' as const, alertId: alert?.alertId ?? '', tier: 'critical' as const };
    const told = await createBuildDirectNote(database.db)(note, 'mona@example.test', hoursAfter(6));
    expect(told?.text).toMatch(/^In your team: \[Acme\] Green→Red\. Logins .* Also, critical: P1/);
    expect(await read.outbox()).toEqual([
      'alert.post pending',
      'alert.update pending',
      'alert.thread pending',
      'direct mona@example.test',
    ]);
  });

  it.each(['held', 'deferred', 'grouped'] as const)(
    'R148: a Critical one lets a message go that was %s: nothing is told under a message nobody has',
    async (status) => {
      await run(database, [look(5, [], 'red')], { ...ALERT_SETTINGS, holdPosts: true });
      await database.pool.query('update outbox set status = $1', [status]);
      await run(database, [look(6, [findP1()], 'red')]);
      expect(await read.outbox()).toEqual(['alert.post pending', 'direct mona@example.test']);
      expect(await read.alerts()).toEqual([expect.objectContaining({ route: 'channel' })]);
    },
  );

  it('a second of the same tier is no more urgent than the first', async () => {
    await run(database, [look(5, [findP1()]), look(6, [findP1(), findP1('T-2')])]);
    expect(await read.events()).toEqual(['opened', 'joined']);
    expect(await read.outbox()).toEqual(['alert.post pending', 'direct mona@example.test', 'alert.update pending']);
  });

  it('R148: a Critical one after another Critical one has ended is told anew', async () => {
    await run(database, [
      look(5, [findP1(), findUsageDrop()]),
      look(6, [findUsageDrop()]),
      look(7, [findUsageDrop(), findP1('T-2')]),
    ]);
    expect(await read.events()).toEqual(['opened', 'raised']);
    const direct = (await read.outbox()).filter((row) => row.startsWith('direct'));
    expect(direct).toEqual(['direct mona@example.test', 'direct mona@example.test']);
  });

  it('R153: wakes a snoozed alert when it is more urgent, and lets it sleep when it is not', async () => {
    await run(database, [look(5, [findUsageDrop()])]);
    await database.db
      .update(alerts)
      .set({ status: 'snoozed', snoozedUntil: hoursAfter(99), snoozeReason: 'on leave', snoozedTier: 'high' });
    await run(database, [look(6, [findUsageDrop(), findDetractor()])]);
    expect(await read.alerts()).toEqual([expect.objectContaining({ status: 'snoozed' })]);
    await run(database, [look(7, [findUsageDrop(), findDetractor(), findP1()])]);
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ status: 'open', snoozedUntil: null, snoozeReason: null, snoozedTier: null }),
    ]);
    expect(await read.events()).toEqual(['opened', 'joined', 'raised', 'woken']);
  });

  it('R12: without anybody to own it is posted, and told to the manager, once somebody is known', async () => {
    await seedAccount(database.db, { accountId: 'beta', name: 'Beta', pod: null, aeEmail: null });
    const beta = (hours: number, findings: Finding[]) =>
      [hours, observe('green', { accountId: 'beta', findings })] as const;
    await run(database, [beta(0, []), beta(5, [findP1()])]);
    expect(await read.outbox()).toEqual([]);
    await database.pool.query(`update accounts set pod = 'north', ae_email = 'anna@example.test'`);
    await run(database, [beta(6, [findP1()])]);
    expect(await read.outbox()).toEqual(['alert.post pending', 'direct mona@example.test']);
  });
});

describe('an account with an open alert that turns red', () => {
  it('R9: has a digest alert posted in the channel, which says from where to where', async () => {
    const [, summary] = await run(database, [look(5, [findUsageDrop()]), look(6, [findUsageDrop()], 'red')]);
    expect(summary).toMatchObject({ opened: 0, joined: 1 });
    expect(await read.alerts()).toEqual([
      expect.objectContaining({
        fromBand: 'green',
        toBand: 'red',
        currentBand: 'red',
        trigger: 'turned_red',
        reason: 'Logins down 41% in 14 days',
        driverSignal: 'logins',
        route: 'channel',
      }),
    ]);
    expect(await read.lines()).toEqual(['usage_drop', 'turned_red']);
    expect(await read.outbox()).toEqual(['alert.post pending']);
  });

  it('R32: lets that message wait for the budget where there is one', async () => {
    const held = { ...ALERT_SETTINGS, holdPosts: true };
    await run(database, [look(5, [findUsageDrop()]), look(6, [findUsageDrop()], 'red')], held);
    expect(await read.outbox()).toEqual(['alert.post held']);
  });

  it('R12: has its DRI told in the thread of a Critical alert, which keeps its words', async () => {
    await run(database, [look(5, [findP1()]), look(6, [findP1()], 'red')]);
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ trigger: 'p1_opened', fromBand: 'green', toBand: 'red' }),
    ]);
    expect((await read.outbox()).slice(2)).toEqual(['alert.update pending', 'alert.thread pending']);
  });

  it('is not recovered by a better band before it was ever red', async () => {
    await run(database, [look(5, [findUsageDrop()], 'yellow'), look(10, [findUsageDrop()])]);
    expect(await read.alerts()).toEqual([expect.objectContaining({ recoveredAt: null, currentBand: 'green' })]);
    expect(await read.events()).toEqual(['opened']);
  });
});

describe('the events of an alert', () => {
  it('say which triggers joined, and from which tier it was raised', async () => {
    await run(database, [look(5, [findUnusedSeats()]), look(6, [findUnusedSeats(), findDetractor()])]);
    const [raised] = await database.db.select().from(alertEvents).where(eq(alertEvents.kind, 'raised'));
    expect(raised).toMatchObject({
      note: 'NPS 3, 2 days ago',
      data: { from: 'moderate', to: 'high', triggers: [{ trigger: 'detractor', key: 'R-1' }] },
    });
  });
});
