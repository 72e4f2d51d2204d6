import { pods } from '../../../src/db/schema';
import type { SlackChannel } from '../../../src/services/slack/directory';
import { createResolveChannel, createResolveNamedChannel } from '../../../src/services/slack/resolve-channel';
import { useDatabase } from '../../support/database';

const database = useDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');
const MINUTE_MS = 60_000;
const good: SlackChannel = { id: 'C0123456', name: 'west', isShared: false, isArchived: false, isMember: true };

let channels: SlackChannel[];
let asked: string[];
const slack = {
  fetchChannel: async (id: string) => (asked.push(`info ${id}`), channels.find((channel) => channel.id === id) ?? null),
  findChannelByName: async (name: string) => (
    asked.push(`list ${name}`),
    channels.find((channel) => channel.name === name) ?? null
  ),
};
const resolve = (pod = 'West', laterMs = 0) =>
  createResolveChannel({ db: database.db, slack })(pod, new Date(NOW.getTime() + laterMs));

async function configure(channel: string | null): Promise<void> {
  await database.db.delete(pods);
  await database.db.insert(pods).values({ pod: 'West', channel, source: 'test' });
}

beforeEach(async () => {
  channels = [good];
  asked = [];
  await configure('#West');
});

describe('the channel of a pod', () => {
  it.each(['#West', 'west', 'C0123456'])('is found when pods.csv says %s', async (channel) => {
    await configure(channel);
    expect(await resolve()).toEqual({ ok: true, channelId: 'C0123456' });
  });

  it.each([
    ['shared with another company', { isShared: true }, /shared with another company/],
    [
      'shared and not joined: the first matters, an invitation must not mend it',
      { isShared: true, isMember: false },
      /shared/,
    ],
    ['archived', { isArchived: true }, /is archived/],
    ['not joined', { isMember: false }, /invite it there/],
  ])('is refused when it is %s, and the problem is kept', async (_what, changes, problem) => {
    channels = [{ ...good, ...changes }];
    expect(await resolve()).toEqual({ ok: false, retry: false, problem: expect.stringMatching(problem) as string });
    const [row] = await database.db.select().from(pods);
    expect(row).toMatchObject({ channelId: null, channelProblem: expect.stringMatching(problem) as string });
  });

  it('is refused when there is none of this name, no channel is configured, or no such pod', async () => {
    channels = [];
    expect(await resolve()).toMatchObject({
      ok: false,
      retry: false,
      problem: expect.stringContaining('no channel #West') as string,
    });
    await configure(null);
    expect(await resolve()).toMatchObject({ ok: false, problem: 'pod West has no channel in pods.csv' });
    expect(await resolve('North')).toMatchObject({ ok: false, problem: 'pod North is not in pods.csv' });
  });

  it('is looked at again hourly, by id and not through the whole list', async () => {
    await resolve();
    await resolve('West', 60 * MINUTE_MS - 1);
    expect(asked).toEqual(['list west']);
    await resolve('West', 60 * MINUTE_MS);
    expect(asked).toEqual(['list west', 'info C0123456']);
  });

  it('that is shared later is refused at the next look', async () => {
    await resolve();
    channels = [{ ...good, isShared: true }];
    expect(await resolve('West', 60 * MINUTE_MS)).toMatchObject({ ok: false, retry: false });
  });

  it('that was mended is found within five minutes', async () => {
    channels = [];
    await resolve();
    channels = [good];
    expect(await resolve('West', 5 * MINUTE_MS - 1)).toMatchObject({ ok: false });
    expect(await resolve('West', 5 * MINUTE_MS)).toMatchObject({ ok: true });
  });

  it('is waited for, and nothing kept, when Slack cannot be asked', async () => {
    const failing = { ...slack, findChannelByName: () => Promise.reject(new Error('timeout')) };
    const answer = await createResolveChannel({ db: database.db, slack: failing })('West', NOW);
    expect(answer).toMatchObject({ ok: false, retry: true, problem: expect.stringContaining('timeout') as string });
    const [row] = await database.db.select().from(pods);
    expect(row).toMatchObject({ channelProblem: null, channelCheckedAt: null });
  });
});

describe('a channel of no pod', () => {
  it('is remembered for an hour', async () => {
    const resolveNamed = createResolveNamedChannel({ slack });
    expect(await resolveNamed('#west', NOW)).toEqual({ ok: true, channelId: 'C0123456' });
    await resolveNamed('#west', new Date(NOW.getTime() + 59 * MINUTE_MS));
    expect(asked).toEqual(['list west']);
  });
});
