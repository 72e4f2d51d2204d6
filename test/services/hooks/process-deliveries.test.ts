import { hookDeliveries, quarantine, tickets } from '../../../src/db/schema';
import { MAX_ATTEMPTS } from '../../../src/services/hooks/process-deliveries';
import { truncateAll, useDatabase } from '../../support/database';
import { deliver, NOW, secondsAfter, seedAccounts, TICKET, ticketsBody, work } from './deliveries';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await seedAccounts(database.db, 'acme', 'bolt');
});
const listDeliveries = () => database.db.select().from(hookDeliveries).orderBy(hookDeliveries.deliveryId);
const failing = () => Promise.reject(new Error('no scores today'));

describe('working on what webhooks delivered', () => {
  it('R46: lands the rows, has the accounts they changed scored and no other, and forgets the body', async () => {
    await deliver(database.db, ticketsBody(TICKET));
    expect(await work(database)).toEqual({
      summary: { done: 1, postponed: 0, failed: 0, scored: 1 },
      scored: [['acme']],
    });
    expect(await database.db.select().from(tickets)).toMatchObject([{ ticketId: 't1', priority: 'p1' }]);
    expect(await listDeliveries()).toMatchObject([{ status: 'done', body: null, doneAt: NOW, error: null }]);
  });

  it('scores several deliveries that wait together', async () => {
    await deliver(database.db, ticketsBody(TICKET));
    await deliver(database.db, ticketsBody({ ...TICKET, account_id: 'bolt' }));
    expect((await work(database)).scored).toEqual([['acme', 'bolt']]);
  });

  it('scores nothing when the rows are what is known already', async () => {
    await deliver(database.db, ticketsBody(TICKET));
    await work(database);
    await deliver(database.db, ticketsBody(TICKET), secondsAfter(5));
    expect((await work(database, secondsAfter(5))).scored).toEqual([]);
  });

  it('scores again what had landed when scoring failed, though nothing is new by then', async () => {
    await deliver(database.db, ticketsBody(TICKET));
    expect((await work(database, NOW, { scoreTouched: failing })).summary).toMatchObject({ done: 0, postponed: 1 });
    expect(await listDeliveries()).toMatchObject([{ status: 'received', error: 'no scores today' }]);
    expect((await work(database, secondsAfter(29))).scored).toEqual([]);
    expect((await work(database, secondsAfter(30))).scored).toEqual([['acme']]);
  });

  it('takes up what a stopped process had begun once its lease is over', async () => {
    await deliver(database.db, ticketsBody(TICKET));
    let reached: () => void = () => undefined;
    const isScoring = new Promise<void>((resolve) => (reached = resolve));
    const hang = () => new Promise<void>(() => reached());
    void work(database, NOW, { scoreTouched: hang }); // and it never came back
    await isScoring;
    expect((await work(database, secondsAfter(119))).scored).toEqual([]);
    expect((await work(database, secondsAfter(120))).scored).toEqual([['acme']]);
  });

  it('changes nothing of what another took up meanwhile: one comes back after its lease was over', async () => {
    await deliver(database.db, ticketsBody(TICKET));
    let goOn: () => void = () => undefined;
    const paused = new Promise<void>((resolve) => (goOn = resolve));
    let reached: () => void = () => undefined;
    const isScoring = new Promise<void>((resolve) => (reached = resolve));
    const slow = work(database, NOW, { scoreTouched: () => (reached(), paused) });
    await isScoring;
    const fails = () => Promise.reject(new Error('no scores now'));
    await work(database, secondsAfter(120), { scoreTouched: fails }); // to be tried again
    goOn();
    await slow;
    expect(await database.db.select().from(hookDeliveries)).toMatchObject([{ status: 'received', attempts: 2 }]);
  });

  it('gives up after eight attempts that take an hour, keeps the body, and holds up no other', async () => {
    await deliver(database.db, ticketsBody(TICKET), NOW, 'poison');
    let now = NOW;
    const scoreTouched = async (ids: readonly string[]) => (ids.includes('acme') ? failing() : undefined);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      await work(database, now, { scoreTouched });
      now = (await listDeliveries())[0]?.nextAttemptAt ?? now;
    }
    expect(now.getTime() - NOW.getTime()).toBe(30_000 * (2 ** 7 - 1));
    expect(await listDeliveries()).toMatchObject([{ status: 'failed', attempts: 8, error: 'no scores today' }]);
    await deliver(database.db, ticketsBody({ ...TICKET, account_id: 'bolt' }), now, 'sound');
    expect((await work(database, now, { scoreTouched })).summary).toMatchObject({ done: 1, failed: 0 });
  });

  it('gives up what ended the process each time', async () => {
    await deliver(database.db, ticketsBody(TICKET));
    await database.db.update(hookDeliveries).set({ attempts: MAX_ATTEMPTS, nextAttemptAt: secondsAfter(60) });
    expect((await work(database, secondsAfter(59))).summary.failed).toBe(0);
    expect((await work(database, secondsAfter(60))).summary.failed).toBe(1);
    expect(await listDeliveries()).toMatchObject([{ status: 'failed', error: 'the process stopped at every attempt' }]);
  });

  it('tries one that failed before alone, so that it takes no other with it', async () => {
    await deliver(database.db, ticketsBody(TICKET), NOW, 'poison');
    const scoreTouched = async (ids: readonly string[]) => (ids.includes('acme') ? failing() : undefined);
    await work(database, NOW, { scoreTouched });
    await deliver(database.db, ticketsBody({ ...TICKET, account_id: 'bolt' }), secondsAfter(30), 'sound');
    expect((await work(database, secondsAfter(30), { scoreTouched })).summary).toMatchObject({ done: 1, postponed: 1 });
  });

  it('is shared by two processes, each delivery worked on once', async () => {
    for (let index = 0; index < 30; index += 1)
      // more than one takes at once
      await deliver(database.db, ticketsBody({ ...TICKET, ticket_id: `t${index}` }));
    const both = await Promise.all([work(database), work(database)]);
    expect(both[0].summary.done + both[1].summary.done).toBe(30);
    expect(await database.db.$count(tickets)).toBe(30);
  });
});

describe('rows as they come', () => {
  it('that break the contract go to quarantine, each with its reason, and the others land', async () => {
    await deliver(
      database.db,
      ticketsBody(
        TICKET,
        { ...TICKET, ticket_id: 't2', priority: 'p9' },
        { ticket_id: 't3' },
        { ...TICKET, ticket_id: ['t4'] },
        { ...TICKET, ticket_id: 'a\0b' },
        { ...TICKET, ticket_id: '🦄', priority: null },
      ),
    );
    await work(database);
    const landed = await database.db.select().from(tickets).orderBy(tickets.ticketId);
    expect(landed.map(({ ticketId, priority }) => [ticketId, priority])).toEqual([['t1', 'p1'], ['🦄', null]]); // prettier-ignore
    const kept = await database.db.select().from(quarantine).orderBy(quarantine.line);
    expect(kept.map(({ line, column, reason, file }) => [line, column, reason, file])).toEqual([
      [2, 'priority', 'expected one of p1, p2, p3, p4, got "p9"', 'hook tickets'],
      [3, 'account_id', 'is required and empty', 'hook tickets'],
      [4, 'ticket_id', 'expected a single value, got a list', 'hook tickets'],
      [5, 'ticket_id', 'expected text of at most 200 characters, without NUL, got "a␀b"', 'hook tickets'],
    ]);
  });

  it('name what they are about: columns that are not named stay as they are, null makes unknown', async () => {
    await deliver(database.db, ticketsBody({ ...TICKET, csat: 5, escalated: true }));
    await work(database);
    await deliver(database.db, ticketsBody({ ...TICKET, csat: null, solved_at: '2026-03-10T12:00:01Z' }), secondsAfter(5)); // prettier-ignore
    await work(database, secondsAfter(5));
    expect(await database.db.select().from(tickets)).toMatchObject([
      { csat: null, escalated: true, solvedAt: secondsAfter(1) },
    ]);
  });

  it('about one thing in one delivery: the later has the last word, whatever it names', async () => {
    const { priority: _priority, ...bare } = TICKET;
    await deliver(
      database.db,
      ticketsBody({ ...TICKET, csat: 1 }, { ...bare, csat: 2 }, { ...TICKET, priority: 'p2' }),
    );
    await work(database);
    expect(await database.db.select().from(tickets)).toMatchObject([{ csat: 2, priority: 'p2' }]);
  });

  it('of an older delivery never overwrite those of a newer one, whenever their turn comes', async () => {
    await deliver(database.db, ticketsBody({ ...TICKET, solved_at: '2026-03-10T12:00:04Z' }), secondsAfter(5));
    await work(database, secondsAfter(5));
    await deliver(database.db, ticketsBody({ ...TICKET, solved_at: null }), NOW); // put off, and worked on last
    await work(database, secondsAfter(10));
    expect(await database.db.select().from(tickets)).toMatchObject([{ solvedAt: secondsAfter(4) }]);
  });

  it('that the sender read earlier than others do not overwrite them, though they arrive later', async () => {
    const solved = ticketsBody({ ...TICKET, solved_at: '2026-03-10T11:59:58Z' });
    await deliver(database.db, { ...solved, as_of: '2026-03-10T11:59:59Z' });
    await work(database);
    await deliver(database.db, { ...ticketsBody({ ...TICKET, solved_at: null }), as_of: '2026-03-10T11:59:50Z' }, secondsAfter(1)); // prettier-ignore
    await work(database, secondsAfter(1));
    expect(await database.db.select().from(tickets)).toMatchObject([{ solvedAt: secondsAfter(-2) }]);
  });

  it.each([
    // seconds after their arrival at which they say they happened, as stored
    [0, 0],
    [300, 0],
    [301, 301],
  ])('dated %d s after they arrived are dated %d s after: clocks differ by minutes', async (says, stored) => {
    await deliver(database.db, ticketsBody({ ...TICKET, opened_at: secondsAfter(says).toISOString() }));
    await work(database);
    expect(await database.db.select().from(tickets)).toMatchObject([{ openedAt: secondsAfter(stored) }]);
  });

  it('of an account that is not known yet are tried again, and land once it is', async () => {
    await deliver(database.db, ticketsBody(TICKET, { ...TICKET, account_id: 'new' }));
    expect(await work(database)).toMatchObject({ scored: [['acme']], summary: { postponed: 1 } });
    expect(await database.db.select().from(quarantine)).toMatchObject([{ reason: 'account "new" is not known' }]);
    await seedAccounts(database.db, 'new');
    expect(await work(database, secondsAfter(30))).toMatchObject({ scored: [['acme', 'new']], summary: { done: 1 } });
    expect(await database.db.$count(tickets)).toBe(2);
  });

  it('of an account that stays unknown are let be after eight attempts, saying so', async () => {
    await deliver(database.db, ticketsBody({ ...TICKET, account_id: 'nobody' }));
    let now = NOW;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      await work(database, now);
      now = (await listDeliveries())[0]?.nextAttemptAt ?? now;
    }
    expect(await listDeliveries()).toMatchObject([{ status: 'done', error: '1 account is not known' }]);
  });
});
