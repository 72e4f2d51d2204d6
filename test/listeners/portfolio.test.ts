import { fleetDays, modelVersions } from '../../src/db/schema';
import { parseHealthText } from '../../src/listeners/commands/parse-health-text';
import { useDatabase } from '../support/database';
import { lintMessage } from '../support/lint-blocks';
import { textOf } from '../views/reading';
import { createSlackApp } from './slack-app';
import { fillWorld, USERS, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(() => fillWorld(database.db));
beforeEach(() => app.slack.clear());

const answers = () => app.slack.of('respond');
const said = (): string => textOf(answers()[0]);
const ask = async (who: Who, text: string): Promise<string> => {
  await app.command(who, text);
  return said();
};

describe('/health portfolio', () => {
  it.each(['revops', 'exec'] as const)('R179: shows everything to %s', async (who) => {
    expect(await ask(who, 'portfolio')).toContain('At risk: $720K of ARR in 3 Red accounts, 75% of 4');
  });

  it('shows a manager their own pods and nothing of another', async () => {
    const words = await ask('manager', 'portfolio');
    expect(words).toContain('Your pod: West');
    expect(words).toContain('Acme');
    expect(words).not.toContain('Zenith');
    app.slack.clear();
    expect(await ask('otherManager', 'portfolio')).toContain('Zenith Foods');
  });

  it.each(['rep', 'csm', 'otherRep'] as const)('tells %s in one sentence who it is for', async (who) => {
    await ask(who, 'portfolio');
    expect(answers()[0]?.['text']).toBe(
      'The portfolio is for managers, RevOps and executives. Your own accounts are on my Home tab and in the list.',
    );
  });

  it.each(['guest', 'external', 'unmapped', 'bot', 'deactivated'] as const)('shows %s nothing', async (who) => {
    for (const text of ['portfolio', 'model']) {
      app.slack.clear();
      expect(await ask(who, text)).not.toMatch(/Acme|Zenith|version|At risk/);
    }
  });

  it('answers only the asker, in a message Slack takes', async () => {
    await app.command('exec', 'portfolio');
    expect(app.slack.calls[0]?.method).toBe('ack');
    expect(answers()[0]).toMatchObject({ response_type: 'ephemeral' });
    expect(lintMessage(answers()[0] as { text: string; blocks: unknown[] })).toEqual([]);
  });

  const choose = (who: Who, value: string) =>
    app.press(who, { type: 'static_select', action_id: 'portfolio.cohorts', selected_option: { value } }, 'card');

  it('R190: compares other groups in the place of the message', async () => {
    await choose('exec', 'size');
    expect(answers()[0]).toMatchObject({ replace_original: true });
    expect(said()).toContain('*By ARR*\nUSD 50K to 250K: 4 accounts');
  });

  it('shows nobody groups who may not see the portfolio, and takes no word that no menu offers', async () => {
    await choose('rep', 'size');
    expect(said()).toContain('The portfolio is for managers');
    app.slack.clear();
    await choose('exec', 'name');
    expect(said()).not.toContain('By');
  });
});

describe('the charts of the portfolio', () => {
  const press = (who: Who) =>
    app.press(who, { type: 'button', action_id: 'portfolio.charts', value: 'charts' }, 'card');
  const addDay = (day: string, accounts: number) =>
    database.db
      .insert(fleetDays)
      .values({ day, pod: 'West', segment: '', currency: 'USD', band: 'red', accounts, arr: 1, scoreSum: 10 });

  it('R180: come into the asker’s own direct message, each with what it shows in words', async () => {
    await addDay('2026-11-15', 2);
    await addDay('2026-11-22', 5);
    await press('exec');
    const [post] = app.slack.of('chat.postMessage');
    expect(post).toMatchObject({ channel: USERS.exec.id });
    expect(textOf(post)).toContain('• Accounts at risk: 2 on 15 Nov 2026, 5 on 22 Nov');
    const files = app.slack.of('files.getUploadURLExternal');
    expect(files.map((file) => file['filename'])).toEqual([
      'accounts-by-score.png',
      'bands-over-time.png',
      'at-risk-over-time.png',
    ]);
    for (const file of files) expect(String(file['alt_txt'] ?? file['alt_text'])).toMatch(/^Accounts /);
    expect(answers()[0]).toMatchObject({ text: 'Sent to you in a direct message.', response_type: 'ephemeral' });
  });

  it('are drawn for nobody who may not see the portfolio', async () => {
    await press('rep');
    expect(app.slack.of('chat.postMessage')).toEqual([]);
    expect(app.slack.of('files.getUploadURLExternal')).toEqual([]);
  });
});

describe('/health model', () => {
  it.each(['rep', 'manager', 'revops', 'exec'] as const)('R67: tells %s what scores accounts', async (who) => {
    expect(await ask(who, 'model')).toMatch(/three-pillar, version [0-9a-f]{12}, not used for everyone yet/);
  });

  it('R82: says what the model does otherwise than the one before', async () => {
    const used = { firstUsedAt: new Date('2026-01-01T00:00:00Z'), lastUsedAt: new Date('2026-11-01T00:00:00Z') };
    const document = {
      base: { dimensions: { product: 0.5 }, signals: {}, bands: [], caps: {}, criticalBelow: null },
      segments: {},
    };
    await database.db.insert(modelVersions).values({ version: 'older', name: 'ours', document, ...used });
    expect(await ask('rep', 'model')).toContain('Product: 50% → 40% (−10)');
  });

  it('names no account', async () => {
    expect(await ask('exec', 'model')).not.toMatch(/Acme|Zenith/);
  });
});

describe('a name like a word of the help', () => {
  it.each([
    ['portfolio', { kind: 'portfolio' }],
    ['MODEL', { kind: 'model' }],
    ['"portfolio"', { kind: 'account', text: 'portfolio' }],
    ['“Model”', { kind: 'account', text: 'Model' }],
    ['«help»', { kind: 'account', text: 'help' }],
    ['" "', { kind: 'account', text: '" "' }],
    ['model agency', { kind: 'account', text: 'model agency' }],
    ['the "best" ltd', { kind: 'account', text: 'the "best" ltd' }],
    ['constructor', { kind: 'account', text: 'constructor' }],
  ])('%s means %j', (text, request) => {
    expect(parseHealthText(text)).toEqual(request);
  });

  it('finds the account in quotation marks', async () => {
    expect(await ask('rep', '"acme"')).toMatch(/^Acme: Red, score 31\./);
  });
});

describe('/health help', () => {
  it('names every word that works, on one screen', async () => {
    await ask('rep', 'help');
    const words = textOf(answers()[0]?.['blocks']);
    for (const word of ['list', 'pod', 'portfolio', 'alerts', 'model', 'freshness', 'failures', 'help'])
      expect(words).toContain(`*/health ${word}`);
    expect(words.split(/\s+/).length).toBeLessThanOrEqual(130);
  });
});
