import { asc, eq } from 'drizzle-orm';
import { outbox, pods, qbrs } from '../../src/db/schema';
import { createCalendar } from '../../src/services/calendar/create-calendar';
import { prepareQbr } from '../../src/services/qbr/prepare-qbr';
import { lintMessage, lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { filled, text } from './forms';
import { createSlackApp } from './slack-app';
import { fillWorld, NOW, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);
const QBR_ON = '2026-11-25'; // the Wednesday of this week
const calendarOf = createCalendar({ people: {} });
const SETTINGS = { greenFrom: 71, rates: {}, calendarOf, timeZone: 'UTC', revopsChannel: '#revops' };
let qbrId: string;

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  const { db } = database;
  await db.delete(outbox);
  await db.delete(qbrs);
  await db.update(pods).set({ qbrOn: QBR_ON, channel: '#west' }).where(eq(pods.pod, 'West'));
  const prepared = await prepareQbr(db, SETTINGS, { pod: 'West', qbrOn: QBR_ON, revision: 1, now: NOW });
  qbrId = prepared ?? '';
  app.slack.clear();
});

const press = (who: Who, action_id: string, value = qbrId) => app.press(who, { type: 'button', action_id, value });
const said = (): string => textOf([...app.slack.of('respond'), ...app.slack.of('chat.postMessage')]);
const review = async () => (await database.db.select().from(qbrs).where(eq(qbrs.qbrId, qbrId)))[0];
/** What is on its way to anybody but RevOps. */
const toPod = async () =>
  (await database.db.select().from(outbox).orderBy(asc(outbox.id))).filter(
    ({ payload, toEmail }) => payload['isSigned'] === true || (toEmail !== null && toEmail !== '#revops'),
  );
/** Presses Send back, and fills in why. */
const sendBack = async (who: Who, why: string | null) => {
  await press(who, 'qbr.send_back');
  const [opened] = app.slack.of('views.open');
  const view = opened?.['view'] as Record<string, unknown>;
  expect(lintView(view)).toEqual([]);
  return app.submit(who, { ...filled(view, { qbr_note: text(why) }), id: 'V9' });
};

describe('given a review nobody has signed', () => {
  it('R19: nothing of it is on its way to the pod', async () => {
    expect(await toPod()).toEqual([]);
    expect(await review()).toMatchObject({ status: 'draft' });
  });

  it('R19: "Sign off" gives it to the pod’s channel with its files, and the note says who signed', async () => {
    await press('revops', 'qbr.sign');
    expect(await review()).toMatchObject({ status: 'signed', decidedByEmail: 'revops@example.com', decidedAt: NOW });
    expect((await toPod()).map(({ kind, toEmail }) => [kind, toEmail])).toEqual([
      ['direct', '#west'],
      ['files', null],
    ]);
    const [answer] = app.slack.of('respond');
    expect(answer).toMatchObject({ replace_original: true });
    expect(said()).toContain('Signed off by Name of revops');
    expect(JSON.stringify(answer)).not.toContain('qbr.sign');
  });

  it('a second "Sign off" sends nothing again and says who was first', async () => {
    await press('revops', 'qbr.sign');
    app.slack.clear();
    await Promise.all([press('revops', 'qbr.sign'), press('revops', 'qbr.sign')]);
    expect(await toPod()).toHaveLength(2);
    expect(said()).toContain('Signed off by Name of revops');
  });

  it('two who press at once leave one decision and one message', async () => {
    await Promise.all([press('revops', 'qbr.sign'), press('revops', 'qbr.sign')]);
    expect(await toPod()).toHaveLength(2);
  });

  it('"Send back" asks why, keeps it, and tells the pod nothing', async () => {
    expect(await sendBack('revops', 'Zenith is no customer of this pod')).toEqual([undefined]);
    expect(await review()).toMatchObject({ status: 'sent_back', note: 'Zenith is no customer of this pod' });
    expect(await toPod()).toEqual([]);
    expect(said()).toContain('Sent back by Name of revops');
    expect(said()).toContain('Zenith is no customer of this pod');
    expect(said()).toContain('Prepare again');
  });

  it('"Send back" without a word is answered in the form', async () => {
    const [answer] = await sendBack('revops', '  ');
    expect(answer).toMatchObject({ response_action: 'errors', errors: { qbr_note: 'Say what is wrong with it.' } });
    expect(await review()).toMatchObject({ status: 'draft' });
  });

  it('a form that is sent after someone signed changes nothing and shows who signed', async () => {
    await press('revops', 'qbr.send_back');
    const view = app.slack.of('views.open')[0]?.['view'] as Record<string, unknown>;
    await press('revops', 'qbr.sign');
    app.slack.clear();
    await app.submit('revops', { ...filled(view, { qbr_note: text('too late') }), id: 'V9' });
    expect(await review()).toMatchObject({ status: 'signed', note: null });
    expect(said()).toContain('Signed off by');
  });

  it.each<[Who, RegExp]>([
    ['rep', /Only RevOps/],
    ['csm', /Only RevOps/],
    ['otherRep', /Only RevOps/],
    ['manager', /Only RevOps/],
    ['otherManager', /Only RevOps/],
    ['exec', /Only RevOps/],
    ['guest', /guest/],
    ['external', /company/],
    ['unmapped', /list of people/],
    ['bot', /people, not apps/],
    ['deactivated', /deactivated/],
  ])('R19: is decided by RevOps alone: %s is refused', async (who, words) => {
    for (const action of ['qbr.sign', 'qbr.send_back', 'qbr.prepare']) await press(who, action);
    expect(await review()).toMatchObject({ status: 'draft' });
    expect(app.slack.of('views.open')).toEqual([]);
    expect(await toPod()).toEqual([]);
    expect(said()).toMatch(words);
    expect(said()).not.toContain('Save first');
  });

  it.each(['0190a4f2-1111-4222-8333-44445555dddd', 'not an id', "' or 1=1 --"])(
    'a press about another value, %s, changes nothing',
    async (value) => {
      await press('revops', 'qbr.sign', value);
      expect(await review()).toMatchObject({ status: 'draft' });
    },
  );

  it('is not signed for a pod that can be told nowhere, and says what is missing', async () => {
    await database.db.update(pods).set({ channel: null, managerEmail: null }).where(eq(pods.pod, 'West'));
    await press('revops', 'qbr.sign');
    expect(await review()).toMatchObject({ status: 'draft' });
    expect(said()).toContain('neither a channel nor a manager');
    await database.db.update(pods).set({ managerEmail: 'manager@example.com' }).where(eq(pods.pod, 'West'));
    await press('revops', 'qbr.sign');
    expect((await toPod())[0]?.toEmail).toBe('manager@example.com');
  });

  it('whose date was moved is not signed any more', async () => {
    await database.db.update(pods).set({ qbrOn: '2026-12-09' }).where(eq(pods.pod, 'West'));
    await press('revops', 'qbr.sign');
    expect(await review()).toMatchObject({ status: 'draft' });
    expect(said()).toContain('was moved');
  });
});

describe('given a review that was sent back', () => {
  beforeEach(async () => {
    await sendBack('revops', 'Numbers of Friday');
    app.slack.clear();
  });

  it('"Prepare again" asks RevOps for a second revision, and this one is over', async () => {
    await press('revops', 'qbr.prepare');
    const rows = await database.db.select().from(qbrs).orderBy(asc(qbrs.revision));
    expect(rows.map(({ revision, status }) => [revision, status])).toEqual([
      [1, 'sent_back'],
      [2, 'draft'],
    ]);
    expect(said()).toContain('Prepared again as revision 2');
    expect(await database.db.$count(outbox, eq(outbox.kind, 'direct'))).toBeGreaterThanOrEqual(2);
  });

  it('pressed twice it is prepared once', async () => {
    await Promise.all([press('revops', 'qbr.prepare'), press('revops', 'qbr.prepare')]);
    expect(await database.db.$count(qbrs)).toBe(2);
  });

  it('cannot be signed', async () => {
    await press('revops', 'qbr.sign');
    expect(await review()).toMatchObject({ status: 'sent_back' });
    expect(await toPod()).toEqual([]);
  });
});

it('every note it answers with is taken by Slack', async () => {
  await press('revops', 'qbr.sign');
  for (const { text: words, blocks } of app.slack.of('respond') as { text: string; blocks: object[] }[])
    expect(lintMessage({ text: words, blocks })).toEqual([]);
});
