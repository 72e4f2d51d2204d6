import { asc, eq } from 'drizzle-orm';
import { enqueueDirect, enqueueFiles } from '../../src/db/queries/outbox';
import { outbox } from '../../src/db/schema';
import type { RenderedFile } from '../../src/domain/report';
import { createDelivery, type DeliveryParts } from '../support/alert-delivery';
import { hoursAfter, NOW } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';
import { startFakeSlack, type FakeSlack } from '../support/fake-slack';

const database = useDatabase();
const REPORT = '11111111-1111-4111-8111-111111111111';
const PICTURE: RenderedFile = { name: 'trend.png', title: 'Trend', altText: 'Up', bytes: Buffer.from('picture') };
let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
});
afterAll(() => slack.stop());
beforeEach(async () => {
  slack.reset();
  await truncateAll(database.pool);
  const { db } = database;
  const note = { kind: 'report', reportId: REPORT } as const;
  await enqueueFiles(db, { under: 'r1', note, dedupeKey: 'r1', now: NOW }); // asked for first, said last
  await enqueueDirect(db, { toEmail: '#executives', note, dedupeKey: 'r1', now: NOW });
});

const deliver = (hours: number, parts: Partial<DeliveryParts> = {}) =>
  createDelivery({
    db: database.db,
    slackApiUrl: slack.url,
    now: hoursAfter(hours),
    buildDirectNote: async () => ({ text: 'The month in numbers.', blocks: [] }),
    buildFiles: async () => [PICTURE, { ...PICTURE, title: 'Bands' }],
    ...parts,
  })();
const statuses = async () =>
  (await database.db.select().from(outbox).orderBy(asc(outbox.id))).map(({ kind, status }) => `${kind} ${status}`);
const SHARED = {
  channel: 'C0EXECUTIVES',
  files: [
    { title: 'Trend', bytes: 'picture' },
    { title: 'Bands', bytes: 'picture' },
  ],
};

describe('files that belong to a message', () => {
  it('stand together in its thread, once, whatever is delivered again', async () => {
    await deliver(0);
    await deliver(1);
    expect(slack.shares).toEqual([{ ...SHARED, threadTs: slack.posts[0]?.ts }]);
    expect(await statuses()).toEqual(['files sent', 'direct sent']);
  });

  it('wait until it has been said', async () => {
    slack.fail('chat.postMessage', { kind: 'error', error: 'ratelimited' });
    await deliver(0);
    expect([slack.shares, await statuses()]).toEqual([[], ['files pending', 'direct pending']]);
    await deliver(1);
    expect(slack.shares).toHaveLength(1);
  });

  it('are asked for once', async () => {
    const again = { under: 'r1', note: { kind: 'report', reportId: REPORT }, dedupeKey: 'r1', now: NOW } as const;
    expect(await enqueueFiles(database.db, again)).toBe(false);
    expect(await statuses()).toHaveLength(2);
  });

  it.each(['files.getUploadURLExternal', 'upload'])(
    'are tried again after a failure before anybody could see them (%s)',
    async (method) => {
      slack.fail(method, { kind: 'lost' });
      await deliver(0);
      expect(slack.shares).toEqual([]);
      await deliver(1);
      expect(slack.shares).toHaveLength(1);
      expect(await statuses()).toEqual(['files sent', 'direct sent']);
    },
  );

  it('are parked for a person when nobody knows whether they were shown: never twice by itself', async () => {
    slack.fail('files.completeUploadExternal', { kind: 'lost' });
    await deliver(0);
    await deliver(1);
    expect(slack.shares).toHaveLength(1);
    expect(await statuses()).toEqual(['files unknown', 'direct sent']);
  });

  it('wait for someone to mend what Slack refuses, such as a missing scope', async () => {
    slack.fail('files.getUploadURLExternal', { kind: 'error', error: 'missing_scope' }, { times: 2 });
    await deliver(0);
    expect(await statuses()).toEqual(['files failed', 'direct sent']);
  });

  it('have no place, and are dropped, where their message came to nothing', async () => {
    await deliver(0, { buildDirectNote: async () => null });
    expect([slack.shares, await statuses()]).toEqual([[], ['files settled', 'direct settled']]);
  });

  it('are dropped when they are not to be shown any more', async () => {
    await deliver(0, { buildFiles: async () => null });
    expect([slack.shares, await statuses()]).toEqual([[], ['files settled', 'direct sent']]);
  });

  it('are named, not sent, by a dry run', async () => {
    await deliver(0, { isDryRun: true });
    expect([slack.posts, slack.shares]).toEqual([[], []]);
    const [row] = await database.db.select().from(outbox).where(eq(outbox.kind, 'files'));
    expect(row).toMatchObject({ status: 'dry_run', rendered: 'trend.png, trend.png' });
  });
});
