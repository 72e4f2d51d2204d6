import { accounts, pods } from '../../src/db/schema';
import { parseHealthText } from '../../src/listeners/commands/parse-health-text';
import { useDatabase } from '../support/database';
import { lintMessage } from '../support/lint-blocks';
import { listActionIds, textOf } from '../views/reading';
import { createSlackApp } from './slack-app';
import { fillWorld } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(() => fillWorld(database.db));
beforeEach(() => app.slack.clear());

const answer = (): Record<string, unknown> => {
  const [only, other] = app.slack.of('respond');
  if (only === undefined || other !== undefined) throw new Error('expected one answer');
  return only;
};

describe('/health', () => {
  it.each(['', '  ', 'help', 'HELP'])('with %j says what works', async (text) => {
    await app.command('rep', text);
    expect(textOf(answer())).toContain('*/health pod [name]*');
  });

  it.each([
    'acme',
    'acme labs',
    'nothing at all',
    'pod',
    'pod West',
    'freshness',
    'failures',
    'alerts',
    'alerts by driver',
    'help',
    '&lt;!channel&gt; &amp; &lt;b&gt;',
  ])('with %j answers only the asker, in a message Slack takes', async (text) => {
    await app.command('manager', text);
    expect(app.slack.calls[0]?.method).toBe('ack');
    expect(answer()).toMatchObject({ response_type: 'ephemeral' });
    expect(lintMessage(answer() as { text: string; blocks: unknown[] })).toEqual([]);
  });

  it('R23: finds an account by its exact name though another begins with it', async () => {
    await app.command('rep', 'ACME');
    expect(answer()['text']).toMatch(/^Acme: Red, score 31\./);
  });

  it('R39: answers whoever asks, their pod in the pilot or not', async () => {
    await database.db.update(pods).set({ isPilot: false });
    await app.command('rep', 'Acme');
    await database.db.update(pods).set({ isPilot: true });
    expect(answer()['text']).toMatch(/^Acme: Red, score 31\./);
  });

  it('finds the one account that begins so', async () => {
    await app.command('rep', 'acme l');
    expect(answer()['text']).toBe('Acme Laboratories has not been scored yet.');
  });

  it('offers a choice when several begin so', async () => {
    await app.command('rep', 'acm');
    expect(listActionIds(answer())).toEqual(['account.show', 'account.show']);
  });

  it('opens a misspelt name that only one account can mean', async () => {
    await app.command('rep', 'Acme Labratories');
    expect(answer()['text']).toBe('Acme Laboratories has not been scored yet.');
  });

  it('finds an account whose name Slack has escaped', async () => {
    await app.command('rep', '&lt;!channel&gt; &amp; &lt;b&gt;');
    expect(answer()['text']).toMatch(/^&lt;!channel&gt; &amp; &lt;b&gt;: Red, score 20\./);
  });

  it('takes the signs of a pattern for what they are', async () => {
    await database.db
      .insert(accounts)
      .values({ accountId: 'pct', name: '100% Juice', aeEmail: 'rep@example.com', source: 'test' });
    await app.command('rep', '%');
    expect(answer()['text']).toContain('I find no account');
    app.slack.clear();
    await app.command('rep', '100%');
    expect(answer()['text']).toBe('100% Juice has not been scored yet.');
  });

  it.each(['revops', 'exec'] as const)(
    'shows %s the failure modes, and says that nothing was measured yet',
    async (who) => {
      await app.command(who, 'Failures');
      expect(textOf(answer())).toContain('Not measured yet');
    },
  );

  it.each(['rep', 'csm', 'manager'] as const)('tells %s whose the failure modes are', async (who) => {
    await app.command(who, 'failures');
    expect(answer()['text']).toContain('for RevOps and executives');
  });

  it('R24: shows a manager the own pod without a name, and names the choice to who has several', async () => {
    await app.command('manager', 'pod');
    expect(answer()['text']).toContain('Pod West, last 28 days');
    app.slack.clear();
    await app.command('revops', 'pod');
    expect(answer()['text']).toBe('Which pod? Choose one.');
    expect(listActionIds(answer())).toEqual(['pod.show', 'pod.show']);
  });
});

describe('sharing a card', () => {
  const share = { type: 'button', action_id: 'account.share', value: 'acme' };

  it('puts it into a channel Barometer is in, without the alert’s buttons', async () => {
    app.slack.channels.set('C0ANY', { name: 'any', is_member: true });
    await app.press('rep', share, 'card');
    expect(answer()).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(textOf(answer())).toContain('Shared by <@U0REP>');
    expect(listActionIds(answer())).toEqual([]);
  });

  it.each([
    [
      'shared with another company',
      { name: 'any', is_member: true, is_ext_shared: true },
      'shared with another company',
    ],
    [
      'about to be shared',
      { name: 'any', is_member: true, is_pending_ext_shared: true },
      'shared with another company',
    ],
    ['not one of Barometer’s', { name: 'any', is_member: false }, 'not in #any'],
  ])('refuses a channel that is %s', async (_what, channel, why) => {
    app.slack.channels.set('C0ANY', channel);
    await app.press('rep', share, 'card');
    expect(answer()).toMatchObject({ response_type: 'ephemeral' });
    expect(textOf(answer())).toContain(why);
  });

  it('refuses an account of someone else before the channel is looked at', async () => {
    await app.press('otherRep', share, 'card');
    expect(app.slack.of('conversations.info')).toEqual([]);
    expect(textOf(answer())).toContain('I find no such account among yours.');
  });
});

describe('the words after the command', () => {
  it.each([
    [undefined, { kind: 'help' }],
    ['Freshness', { kind: 'freshness' }],
    ['freshness foods', { kind: 'account', text: 'freshness foods' }],
    ['pod  West Coast ', { kind: 'pod', name: 'West Coast' }],
    ['podium', { kind: 'account', text: 'podium' }],
    ['Alerts', { kind: 'alerts', grouping: 'trigger' }],
    ['alerts rep', { kind: 'alerts', grouping: 'rep' }],
    ['alerts by pod', { kind: 'alerts', grouping: 'pod' }],
    ['alerts inc', { kind: 'account', text: 'alerts inc' }],
    ['<#C0123|general> ltd', { kind: 'account', text: 'general ltd' }],
    ['<http://acme.example.com|acme.example.com>', { kind: 'account', text: 'acme.example.com' }],
    ['a &amp;lt; b', { kind: 'account', text: 'a &lt; b' }],
    ['Ac\0me 🎉 \ud83d', { kind: 'account', text: 'Acme 🎉' }],
    ['list \0mine', { kind: 'list', text: 'mine' }],
    ['\0', { kind: 'help' }],
  ])('%j mean %j', (text, request) => {
    expect(parseHealthText(text)).toEqual(request);
  });
});
