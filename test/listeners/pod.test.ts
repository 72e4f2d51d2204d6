import { eq } from 'drizzle-orm';
import { absences, accounts, alerts, people, predictions } from '../../src/db/schema';
import { toPersonKey } from '../../src/services/hand-over/person-choice';
import { lintMessage, lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { listActionIds, textOf } from '../views/reading';
import { button, choice, date, filled, labelsOf, menu, nest, optionOf } from './forms';
import { createSlackApp } from './slack-app';
import { RESPONSE_URL } from './slack-stub';
import { ALERT_ID, fillWorld, NOW, OTHER_ALERT_ID, refillAlerts, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);
const REP = toPersonKey('rep@example.com');

beforeAll(async () => {
  await fillWorld(database.db);
  await database.db.update(people).set({ timeZone: 'Europe/Berlin' });
});
beforeEach(async () => {
  await refillAlerts(database.db);
  await database.db.delete(absences);
  app.slack.clear();
  app.clock.at = NOW;
});

const OUTSIDERS = ['guest', 'external', 'unmapped', 'bot', 'deactivated'] as const;
const answered = () => app.slack.of('respond').at(-1) ?? {};
const said = () => textOf([...app.slack.of('respond'), ...app.slack.of('chat.postMessage')]);

describe('/health pod', () => {
  it('R24: R18: lists by rep how fast they answer, and what is open, the oldest first', async () => {
    const hour = 3_600_000;
    await database.db.update(alerts).set({ openedAt: new Date(NOW.getTime() - 72 * hour), missedAt: NOW }).where(eq(alerts.alertId, OTHER_ALERT_ID)); // prettier-ignore
    await database.db.insert(predictions).values({ alertId: ALERT_ID, accountId: 'acme', driverSignal: 's', claim: 'c', measure: 'm', isAbove: true, threshold: 1, valueAtStart: 0, madeAt: NOW, dueOn: '2026-11-20', gradedAt: NOW, verdict: 'right' }); // prettier-ignore
    await app.command('manager', 'pod');
    expect(lintMessage(answered() as { text: string; blocks: unknown[] })).toEqual([]);
    expect(said()).toContain('Pod West, last 28 days: 2 alerts, 2 open');
    expect(said()).toMatch(
      /\*Name of rep\*: 1 of 12 alerts this week .* 2 open, ⚠ 1 missed · 1 of 1 predictions right/,
    );
    const open = said().split('\n').filter((line) => line.includes('nobody has it yet')); // prettier-ignore
    expect(open).toHaveLength(2);
    expect(open[0]).toMatch(/ · High · 8\.0 h · Name of rep · nobody has it yet · \$20K at risk · ⚠ missed$/); // seven on Friday, one today
    expect(open[1]).toMatch(/^\*Acme\* · High · 0\.0 h /);
  });

  it('names no account that has moved on to another pod', async () => {
    await database.db.update(accounts).set({ pod: 'East' }).where(eq(accounts.accountId, 'acme'));
    await app.command('manager', 'pod');
    await app.press('manager', button('pod.csv', 'West'), 'card');
    await database.db.update(accounts).set({ pod: 'West' }).where(eq(accounts.accountId, 'acme'));
    expect(said()).toContain('1 open');
    expect(said()).not.toContain('Acme');
    expect(app.slack.of('upload')).toHaveLength(1);
  });

  it.each([
    ['button', button('pod.show', 'East')],
    ['menu', menu('static_select', 'pod.show', 'East')],
  ])('opens the pod that was chosen by %s in the place of the list', async (_by, press) => {
    await app.command('exec', 'pod');
    expect(listActionIds(answered())).toEqual(['pod.show', 'pod.show']);
    await app.press('exec', press, 'card');
    expect(answered()).toMatchObject({ replace_original: true });
    expect(answered()['text']).toMatch(/^Pod East, last 28 days/);
  });

  it.each([
    ['rep', 'for its manager, RevOps and executives'],
    ['otherManager', 'I find no pod “West” among yours'],
  ] as const)('R24: a button pressed by %s is answered with a sentence, and with no file', async (who, sentence) => {
    for (const action of ['pod.show', 'pod.csv', 'pod.away']) {
      app.slack.clear();
      await app.press(who, button(action, 'West'), 'card');
      expect(said()).toContain(sentence);
      expect(said()).not.toContain('last 28 days');
      expect(app.slack.of('upload')).toEqual([]);
      expect(app.slack.of('views.open')).toEqual([]);
    }
  });
});

describe('CSV of a pod', () => {
  it('R192: comes to the asker’s own direct message, and the page says so', async () => {
    await app.press('manager', button('pod.csv', 'West'), 'card');
    expect(app.slack.of('chat.postMessage')[0]).toMatchObject({ channel: 'U0MANAGER' });
    expect(app.slack.of('chat.postMessage')[0]?.['text']).toBe('Pod West: 2 alerts of the last 28 days and those still open, with who answered and how fast.'); // prettier-ignore
    expect(app.slack.of('files.getUploadURLExternal')[0]).toMatchObject({ filename: 'pod-West-alerts-2026-11-23.csv' });
    expect(app.slack.of('files.completeUploadExternal')[0]).toMatchObject({ thread_ts: '1700000000.000200' });
    expect(answered()).toMatchObject({ response_type: 'ephemeral', text: 'Sent to you in a direct message.' });
  });
});

describe('Someone is away…', () => {
  it('R12: names the pod’s reps and covers, hands over, and shows on the pod’s page', async () => {
    await app.press('manager', button('pod.away', 'West'), 'card');
    expect(lintView(opened())).toEqual([]);
    expect(labelsOf(opened()).slice(0, 2)).toEqual(['Name of csm · CSM · West', 'Name of rep · AE · West']);
    await submit('manager', 'Name of rep', 'Name of csm');
    expect(await database.db.select().from(absences)).toMatchObject([
      { email: 'rep@example.com', coverEmail: 'csm@example.com', createdByEmail: 'manager@example.com', until: new Date('2026-12-02T23:00:00Z') }, // prettier-ignore
    ]);
    expect(await driOf(ALERT_ID)).toBe('csm@example.com');
    expect(answered()).toMatchObject({ replace_original: true });
    expect(said()).toContain('Name of rep is away until Thu 3 Dec, Name of csm covers.');
    await app.openHome('rep', 'Ev-set-away');
    expect(textOf(app.slack.of('views.publish').at(-1))).toContain('New alerts go to Name of csm. Set by Name of manager.'); // prettier-ignore
  });

  it('ends early with Back, twice or not', async () => {
    await app.press('revops', button('pod.away', 'West'), 'card');
    await submit('revops', 'Name of rep', 'Name of manager');
    await app.press('manager', button('pod.back', `${REP}:West`), 'card');
    await app.press('manager', button('pod.back', `${REP}:West`), 'card');
    expect(await database.db.select().from(absences)).toMatchObject([{ endedAt: NOW }]);
    expect(textOf(answered())).not.toContain(' is away until');
  });

  it.each([
    ['themselves as cover', REP, REP, 'away_cover', 'Choose someone who is there.'],
    ['nobody', null, null, 'away_person', 'Choose someone.'],
  ])('with %s is answered inside the form', async (_what, person, cover, field, error) => {
    const acks = await app.submit('manager', byHand(person, cover));
    expect(acks).toMatchObject([{ response_action: 'errors', errors: { [field]: error } }]);
    expect(await database.db.select().from(absences)).toEqual([]);
  });

  it('takes nobody of another pod, and no cover that was not on offer', async () => {
    await app.submit('manager', byHand(toPersonKey('other@example.com'), null));
    expect(said()).toContain('no rep of pod West any more');
    await app.submit('manager', byHand(REP, toPersonKey('other@example.com')));
    expect(said()).toContain('can no longer cover: choose again');
    expect(await database.db.select().from(absences)).toEqual([]);
  });

  it.each(['rep', 'csm', 'otherRep', 'otherManager', 'exec', ...OUTSIDERS] as const)(
    'is not for %s: no button opens it, no form written by hand is taken',
    async (who) => {
      await app.press(who, button('pod.away', 'West'), 'card');
      expect(app.slack.of('views.open')).toEqual([]);
      await app.submit(who, byHand(REP, null));
      expect(await database.db.select().from(absences)).toEqual([]);
      await leaveAs('manager');
      await app.press(who, button('pod.back', `${REP}:West`), 'card');
      expect(await database.db.select().from(absences)).toMatchObject([{ endedAt: null }]);
    },
  );

  it('is offered to executives nowhere, who look on', async () => {
    await leaveAs('manager');
    app.slack.clear();
    await app.command('exec', 'pod West');
    expect(listActionIds(answered())).not.toEqual(expect.arrayContaining(['pod.away']));
    expect(listActionIds(answered())).not.toEqual(expect.arrayContaining(['pod.back']));
    expect(said()).toContain('Name of rep is away until Thu 3 Dec');
  });
});

const byHand = (person: string | null, cover: string | null) => ({
  callback_id: 'pod.away',
  private_metadata: JSON.stringify({ pod: 'West', responseUrl: RESPONSE_URL }),
  state: { values: nest({ away_person: choice(person), away_until: date('2026-12-03'), away_cover: choice(cover) }) },
});

const leaveAs = (who: Who) => app.submit(who, byHand(REP, null));

async function submit(who: Who, person: string, cover: string): Promise<void> {
  const values = { away_person: choice(optionOf(opened(), person)), away_until: date('2026-12-03'), away_cover: choice(optionOf(opened(), cover)) }; // prettier-ignore
  await app.submit(who, filled(opened(), values));
}

function opened(): Record<string, unknown> {
  const view = app.slack.of('views.open').at(-1)?.['view'];
  if (typeof view !== 'object' || view === null) throw new Error('no view was opened');
  return view as Record<string, unknown>;
}

async function driOf(alertId: string): Promise<string | null | undefined> {
  const [row] = await database.db.select({ dri: alerts.driEmail }).from(alerts).where(eq(alerts.alertId, alertId));
  return row?.dri;
}
