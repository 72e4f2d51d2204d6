import { eq } from 'drizzle-orm';
import { accountHealth, overrides } from '../../../src/db/schema';
import { lintView } from '../../support/lint-blocks';
import { useDatabase } from '../../support/database';
import { textOf } from '../../views/reading';
import { button, choice, date, filled, labelsOf, nest, text } from '../forms';
import { createSlackApp } from '../slack-app';
import { fillWorld, NOW, USERS, type Who } from '../world';
import { cardChoice, lastView, STRANGERS } from './windows';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  await database.db.delete(overrides);
  await setHealth(31, 'red');
  app.slack.clear();
  app.clock.at = NOW;
});

const setHealth = (score: number | null, band: 'red' | 'yellow' | 'unknown') =>
  database.db.update(accountHealth).set({ score, band }).where(eq(accountHealth.accountId, 'acme'));
const listJudgements = () => database.db.select().from(overrides);
const GOOD = {
  judged_as: choice('points:10'),
  judged_reason: text('They renewed by phone'),
  judged_until: date('2026-12-22'),
};
const submit = (said: Partial<typeof GOOD> = {}) =>
  app.submit('rep', { id: 'V1', ...filled(lastView(app), { ...GOOD, ...said }) });
const open = (who: Who = 'rep') => app.press(who, cardChoice('judge'), 'card');

describe('a judgement on an account’s card', () => {
  it('R75: offers every band and number of points that may be said, and none that may not', async () => {
    await open();
    const view = lastView(app);
    expect(lintView(view)).toEqual([]);
    const labels = labelsOf(view);
    expect(labels[0]).toBe('Yellow instead of Red');
    expect(labels.filter((label) => label.includes('instead of Red'))).toHaveLength(1);
    expect(labels).toHaveLength(31);
    expect(labels).toContain('+15 points: 46 instead of 31');
    expect(labels).toContain('−15 points: 16 instead of 31');
    expect(labels).toContain('+1 point: 32 instead of 31');
    expect(textOf(view['blocks'])).toContain('The model says 🔴 Red, *31* of 100.');
  });

  it('R75, X19: is kept with its reason and end and stands on the card beside the model’s score', async () => {
    await open();
    await submit();
    expect(await listJudgements()).toMatchObject([
      {
        accountId: 'acme',
        byEmail: 'rep@example.com',
        points: 10,
        band: null,
        reason: 'They renewed by phone',
        scoreBefore: 31,
        expiresAt: new Date('2026-12-22T23:00:00Z'), // the end of the day in Berlin
      },
    ]);
    const card = textOf(app.slack.of('respond').at(-1));
    expect(card).toContain('*31* of 100');
    expect(card).toContain('*Name of rep* says *41* (+10) until');
  });

  it('of a band keeps the band', async () => {
    await open();
    await submit({ judged_as: choice('band:yellow') });
    expect(await listJudgements()).toMatchObject([{ points: null, band: 'yellow', bandBefore: 'red' }]);
  });

  it.each([
    ['the last day there is', '2027-02-20', null],
    [
      'a day too many',
      '2027-02-21',
      { judged_until: 'A judgement can last 90 days at most: after that, make it again.' },
    ],
    ['today', '2026-11-23', null],
    ['yesterday', '2026-11-22', { judged_until: 'A judgement must end in the future.' }],
  ])('until %s (%s) is answered with %o', async (_name, day, errors) => {
    await open();
    const acks = await submit({ judged_until: date(day) });
    expect(acks).toEqual([errors === null ? undefined : { response_action: 'errors', errors }]);
    expect(await listJudgements()).toHaveLength(errors === null ? 1 : 0);
  });

  it.each([
    ['no choice', { judged_as: choice(null) }, { judged_as: 'Choose what you say.' }],
    [
      'points over the cap',
      { judged_as: choice('points:16') },
      { judged_as: 'A judgement can move the score by 15 points at most.' },
    ],
    [
      'a band two off',
      { judged_as: choice('band:green') },
      { judged_as: 'A judgement can move the band by one at most.' },
    ],
    ['no reason', { judged_reason: text('  ') }, { judged_reason: 'Say why.' }],
    [
      'a reason without end',
      { judged_reason: text('x'.repeat(501)) },
      { judged_reason: 'A reason has 500 characters at most.' },
    ],
    ['no day', { judged_until: date(null) }, { judged_until: 'Choose a day.' }],
  ])('with %s is told so under the field, while the form stands', async (_name, said, errors) => {
    await open();
    expect(await submit(said)).toEqual([{ response_action: 'errors', errors }]);
    expect(await listJudgements()).toEqual([]);
  });

  it('is held against what the model says when it is sent, not when the form was opened', async () => {
    await open();
    await setHealth(40, 'yellow');
    const acks = await submit({ judged_as: choice('band:yellow') });
    expect(acks).toMatchObject([
      { response_action: 'errors', errors: { judged_as: expect.stringContaining('Say something else') as string } },
    ]);
  });

  it('R75: can be withdrawn in the form, which then shows none; the row stays', async () => {
    await open();
    await submit();
    app.slack.clear();
    await open();
    const view = lastView(app);
    expect(lintView(view)).toEqual([]);
    expect(textOf(view['blocks'])).toContain('*Name of rep* says *41* (+10)');
    await withdraw(view);
    expect(textOf(lastView(app, 'views.update'))).not.toContain('says *41*');
    expect(textOf(app.slack.of('respond').at(-1))).not.toContain('says *41*');
    expect(await listJudgements()).toMatchObject([{ withdrawnAt: NOW, withdrawnBy: 'rep@example.com' }]);
  });

  it('cannot be made where the model says nothing', async () => {
    await setHealth(null, 'unknown');
    await open();
    expect(app.slack.of('views.open')).toEqual([]);
    expect(textOf(app.slack.of('respond'))).toContain('The model has no score for this account to judge against.');
  });

  it.each(['csm', 'manager', 'revops'] as const)('opens for %s', async (who) => {
    await open(who);
    expect(app.slack.of('views.open')).toHaveLength(1);
  });

  it('R75: does not open for an executive, who is told in one sentence who can', async () => {
    await open('exec');
    expect(app.slack.of('views.open')).toEqual([]);
    expect(textOf(app.slack.of('respond'))).toContain('Only the account’s AE and CSM, their managers and RevOps');
  });

  it.each([...STRANGERS, 'exec'] as const)('is not taken from %s, written by hand', async (who) => {
    await open(who);
    expect(app.slack.of('views.open')).toEqual([]);
    const private_metadata = JSON.stringify({ accountId: 'acme', origin: { kind: 'elsewhere' } });
    await app.submit(who, { callback_id: 'account.judge', private_metadata, id: 'V1', state: { values: nest(GOOD) } });
    expect(await listJudgements()).toEqual([]);
  });

  it('of someone else is not withdrawn by who may not judge the account', async () => {
    await open();
    await submit();
    app.slack.clear();
    await open('csm');
    const view = lastView(app);
    for (const who of [...STRANGERS, 'exec'] as const) await withdraw(view, who);
    expect(await listJudgements()).toMatchObject([{ withdrawnAt: null }]);
  });
});

async function withdraw(view: Record<string, unknown>, who: Who = 'rep'): Promise<void> {
  const [{ overrideId } = { overrideId: '' }] = await listJudgements();
  await app.deliver({
    type: 'block_actions',
    user: { id: USERS[who].id, team_id: who === 'external' ? 'T0ELSEWHERE' : 'T0HOME' },
    team: { id: 'T0HOME' },
    trigger_id: 'trigger',
    actions: [{ block_id: 'b', action_ts: '1', ...button('judgement.withdraw', overrideId) }],
    container: { type: 'view', view_id: 'V1' },
    view: { type: 'modal', id: 'V1', private_metadata: view['private_metadata'] },
  });
}
