import { eq } from 'drizzle-orm';
import { accounts, sourceStreams, usageDaily } from '../../src/db/schema';
import { accountBlockId } from '../../src/views/account-block-id';
import { lintMessage, lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { choice, filled, menu, nest, text } from './forms';
import { createSlackApp } from './slack-app';
import { fillWorld, NOW, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(async () => {
  await fillWorld(database.db);
  await fillUsage();
});
beforeEach(() => {
  app.slack.clear();
  app.clock.at = NOW;
});

const open = (who: Who, accountId = 'acme') =>
  app.press(
    who,
    { ...menu('overflow', 'account.more', 'report'), block_id: accountBlockId(accountId, 'menu') },
    'card',
  );
const submit = (who: Who, values: Record<string, unknown> = {}) =>
  app.submit(who, {
    id: 'V1',
    ...filled(openedView(), {
      report_period: choice('last_13_weeks'),
      report_outcome: text(null),
      report_goals: text('Go live in Lyon\n- Train two admins'),
      ...values,
    }),
  });

describe('"Report for the customer" in a card’s menu', () => {
  it('opens a form with the headline as it stands, both periods, and goals to begin with', async () => {
    await open('rep');
    expect(lintView(openedView())).toEqual([]);
    const shown = JSON.stringify(openedView());
    expect(shown).toContain('adoption grew 50%: 30 active users, up from 20.');
    expect(shown).toContain('The quarter: 1 Oct 2026 to 22 Nov 2026');
    expect(shown).toContain('Last 13 weeks: 24 Aug 2026 to 22 Nov 2026');
    expect(shown).toContain('From 30 to 33 active users.');
  });

  it('R204: sends slides and an e-mail into the direct message of whoever asked, and to nobody else', async () => {
    await open('rep');
    const acks = await submit('rep');
    expect(acks).toMatchObject([{ response_action: 'update' }]);
    expect(app.slack.of('chat.postMessage')).toMatchObject([{ channel: 'U0REP' }]);
    expect(app.slack.of('files.getUploadURLExternal').map(({ filename }) => filename)).toEqual([
      'acme-progress.pptx',
      'acme-progress.md',
    ]);
    expect(app.slack.of('files.completeUploadExternal')).toMatchObject([{ thread_ts: expect.any(String) }]);
  });

  it('submitted twice comes once, and again when it says something else', async () => {
    await open('rep');
    await Promise.all([submit('rep'), submit('rep')]);
    await submit('rep');
    expect(app.slack.of('files.completeUploadExternal')).toHaveLength(1);
    await submit('rep', { report_goals: text('Something else') });
    expect(app.slack.of('files.completeUploadExternal')).toHaveLength(2);
  });

  it('R207, R208: says what is not in the report, and what to do after the meeting', async () => {
    await open('rep');
    await submit('rep');
    const note = app.slack.of('chat.postMessage')[0] as { text: string; blocks: unknown[] };
    expect(lintMessage(note)).toEqual([]);
    const said = JSON.stringify(note.blocks);
    expect(said).toContain('Features in use went from 6 to 4.');
    expect(said).toContain('Not known, so left out: features bought');
    expect(said).toContain('After the meeting: `/health Acme`');
  });

  it.each([
    ['report_goals', 'Go live\nA better health score', 'health'],
    ['report_outcome', 'No churn since spring', 'churn'],
  ])('R203: with a word of ours in %s names it under the field and writes nothing', async (field, typed, word) => {
    await open('rep');
    const acks = await submit('rep', { [field]: text(typed) });
    expect(acks).toEqual([
      {
        response_action: 'errors',
        errors: { [field]: expect.stringMatching(new RegExp(`^“${word}” is a word of ours`)) },
      },
    ]);
    expect(app.slack.of('files.completeUploadExternal')).toEqual([]);
  });

  it.each([
    ['1\n2\n3\n4\n5', true],
    ['1\n2\n3\n4\n5\n6', false],
    ['x'.repeat(120), true],
    ['x'.repeat(121), false],
  ])('takes five goals of 120 characters and no more: %j', async (goals, isTaken) => {
    await open('rep');
    const [ack] = await submit('rep', { report_goals: text(goals) });
    expect(ack).toMatchObject({ response_action: isTaken ? 'update' : 'errors' });
  });

  it('of an account of which nothing is known is written all the same, of what is left', async () => {
    await open('rep', 'acme-labs');
    expect(lintView(openedView())).toEqual([]);
    await submit('rep');
    expect(app.slack.of('files.completeUploadExternal')).toHaveLength(1);
  });

  it('stands a hostile name', async () => {
    await open('rep', 'hostile');
    expect(lintView(openedView())).toEqual([]);
    await submit('rep');
    expect(lintMessage(app.slack.of('chat.postMessage')[0] as { text: string; blocks: unknown[] })).toEqual([]);
  });

  it.each(['rep', 'csm', 'manager', 'revops'] as const)('is open to %s', async (who) => {
    await open(who);
    expect(app.slack.of('views.open')).toHaveLength(1);
  });

  it.each(['exec', 'otherRep', 'otherManager', 'guest', 'external', 'unmapped', 'bot', 'deactivated'] as const)(
    'opens no form for %s, and takes none written by hand',
    async (who) => {
      await open(who);
      expect(app.slack.of('views.open')).toEqual([]);
      const values = { report_period: choice('quarter'), report_outcome: text(null), report_goals: text(null) };
      await app.submit(who, {
        id: 'V1',
        callback_id: 'account.customer_report',
        private_metadata: JSON.stringify({ accountId: 'acme' }),
        state: { values: nest(values) },
      });
      expect(app.slack.of('files.completeUploadExternal')).toEqual([]);
    },
  );
});

/** Twenty people 13 weeks ago, thirty now; six features then, four now. */
async function fillUsage(): Promise<void> {
  const { db } = database;
  await db.insert(sourceStreams).values({
    source: 'test',
    stream: 'usage_daily',
    firstFactOn: '2026-01-01',
    lastFactOn: '2026-11-22',
    lastSuccessAt: NOW,
  });
  const dayAgo = (ago: number) => new Date(NOW.getTime() - ago * 86_400_000).toISOString().slice(0, 10);
  const days = Array.from({ length: 150 }, (_, index) => index + 1);
  await db.insert(usageDaily).values(
    days.map((ago) => ({
      accountId: 'acme',
      day: dayAgo(ago),
      activeUsers: ago <= 60 ? 30 : 20,
      featuresUsed: ago <= 60 ? 4 : 6,
      source: 'test',
    })),
  );
  await db.update(accounts).set({ seatsPurchased: 40 }).where(eq(accounts.accountId, 'acme'));
}

function openedView(): Record<string, unknown> {
  const view = app.slack.of('views.open').at(-1)?.['view'];
  if (typeof view !== 'object' || view === null) throw new Error('no view was opened');
  return view as Record<string, unknown>;
}
