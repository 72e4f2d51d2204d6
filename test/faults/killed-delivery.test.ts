import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { enqueueDirect } from '../../src/db/queries/outbox';
import { alerts, outbox } from '../../src/db/schema';
import { listParked } from '../../src/services/list-parked';
import { createDelivery } from '../support/alert-delivery';
import { ANNA, hoursAfter, observe, run, seedAccount, seedPeople } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';
import { startFakeSlack, type FakeSlack } from '../support/fake-slack';

const CHILD = join(__dirname, '../support/deliver-and-die.ts');
const database = useDatabase();
let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
});
afterAll(() => slack.stop());

/** One alert that was posted and then recovered: with its post, every kind of row. */
beforeEach(async () => {
  slack.reset();
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
  await run(database, [
    [0, observe('green')],
    [5, observe('red')],
  ]);
});
const recover = () => run(database, [[10, observe('yellow')]]);

const findSlackUser = async () => 'U0ANNA';
const deliver = (now: Date) => createDelivery({ db: database.db, slackApiUrl: slack.url, now, findSlackUser })();
async function deliverAndDie(now: Date, dieAt: string): Promise<NodeJS.Signals | null> {
  const args = ['--import', 'tsx', CHILD, database.url, slack.url, now.toISOString(), dieAt];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}
/** Long after the lease of the dead process ran out, twice, as cron would. */
async function restart(): Promise<void> {
  await deliver(hoursAfter(20));
  await deliver(hoursAfter(40));
}
const readRows = async () => {
  const rows = await database.db.select().from(outbox).orderBy(asc(outbox.id));
  return rows.map(({ kind, status }) => [kind, status]);
};
const firstMessages = () => slack.posts.filter(({ threadTs }) => threadTs === null).length;
const notes = () => slack.posts.filter(({ threadTs }) => threadTs !== null).length;

describe('a process killed while it posts an alert', () => {
  it.each([
    // killed when, messages in Slack, what becomes of the row
    ['claimed', 1, 'sent'], // nothing had been sent: the next one sends it
    ['marked', 0, 'unknown'], // about to send: nobody can know, so a person looks
    ['answered', 1, 'unknown'], // sent, not recorded: never sent again
    ['recorded', 1, 'sent'],
  ] as const)('after it was %s leaves %d message and the row %s', async (step, messages, status) => {
    expect(await deliverAndDie(hoursAfter(6), `alert.post:${step}`)).toBe('SIGKILL');
    await restart();
    expect(firstMessages()).toBe(messages);
    expect(await readRows()).toEqual([['alert.post', status]]);
    expect((await listParked(database.db)).rows).toHaveLength(status === 'unknown' ? 1 : 0);
  });

  it('is not overtaken while its lease lasts', async () => {
    await deliverAndDie(hoursAfter(6), 'alert.post:claimed');
    await deliver(new Date(hoursAfter(6).getTime() + 59_999));
    expect(firstMessages()).toBe(0);
    await deliver(new Date(hoursAfter(6).getTime() + 60_000));
    expect(firstMessages()).toBe(1);
  });
});

describe('a process killed while it writes to one person', () => {
  it.each([
    ['claimed', 1, 'sent'],
    ['marked', 0, 'unknown'],
    ['answered', 1, 'unknown'],
    ['recorded', 1, 'sent'],
  ] as const)('after it was %s leaves %d message to them and the row %s', async (step, messages, status) => {
    await deliver(hoursAfter(6));
    const [alert] = await database.db.select().from(alerts);
    const note = { kind: 'assigned', alertId: alert?.alertId ?? '' } as const;
    await enqueueDirect(database.db, { toEmail: ANNA.email, note, dedupeKey: 'once', now: hoursAfter(6) });
    expect(await deliverAndDie(hoursAfter(7), `direct:${step}`)).toBe('SIGKILL');
    await restart();
    expect(firstMessages() - 1).toBe(messages);
    expect((await readRows()).at(-1)).toEqual(['direct', status]);
    expect((await listParked(database.db)).rows).toHaveLength(status === 'unknown' ? 1 : 0);
  });
});

describe('a process killed while it tells what followed', () => {
  beforeEach(async () => {
    await deliver(hoursAfter(6));
    await recover();
  });

  it.each(['claimed', 'marked', 'answered', 'recorded'])(
    'redraws the message after a restart, killed when the update was %s',
    async (step) => {
      expect(await deliverAndDie(hoursAfter(11), `alert.update:${step}`)).toBe('SIGKILL');
      await restart();
      expect(slack.updates.at(-1)).toMatchObject({ text: expect.stringContaining('yellow') });
      expect(await readRows()).toEqual([
        ['alert.post', 'sent'],
        ['alert.update', 'sent'],
        ['alert.thread', 'sent'],
      ]);
      expect([firstMessages(), notes()]).toEqual([1, 1]);
    },
  );

  it.each([
    ['claimed', 1, 'sent'],
    ['marked', 0, 'unknown'],
    ['answered', 1, 'unknown'],
    ['recorded', 1, 'sent'],
  ] as const)('writes no line twice, killed when the line was %s', async (step, lines, status) => {
    expect(await deliverAndDie(hoursAfter(11), `alert.thread:${step}`)).toBe('SIGKILL');
    await restart();
    expect(notes()).toBe(lines);
    expect((await readRows()).at(-1)).toEqual(['alert.thread', status]);
  });
});
