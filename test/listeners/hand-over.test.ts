import { eq } from 'drizzle-orm';
import { absences, alertEvents, alerts, outbox, people } from '../../src/db/schema';
import { lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { choice, filled, labelsOf, menu, nest, optionOf, text } from './forms';
import { createSlackApp } from './slack-app';
import { ALERT_ID, fillWorld, NOW, refillAlerts } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  await refillAlerts(database.db);
  await database.db.delete(outbox);
  await database.db.delete(absences);
  await database.db.insert(outbox).values({
    kind: 'alert.post',
    dedupeKey: `post:${ALERT_ID}`,
    alertId: ALERT_ID,
    status: 'sent',
    createdAt: NOW,
    nextAttemptAt: NOW,
  });
  app.slack.clear();
  app.clock.at = NOW;
});

const more = (choiceOfMenu: string) => menu('overflow', 'alert.more', `${choiceOfMenu}:${ALERT_ID}`);

describe('Take it over', () => {
  it('R12: R151: makes the one who presses the DRI, who has thereby seen it, and redraws the message', async () => {
    await app.press('csm', more('claim'));
    expect(await alertNow()).toMatchObject({
      driEmail: 'csm@example.com',
      status: 'acknowledged',
      acknowledgedByEmail: 'csm@example.com',
    });
    expect(textOf(app.slack.of('respond'))).toContain('DRI: <@U0CSM>');
    expect(await kindsOf()).toEqual(['reassigned', 'acknowledged']);
  });

  it('tells the thread who has it, and nobody directly: they know', async () => {
    await app.press('csm', more('claim'));
    expect(await queued()).toEqual(['alert.post', 'alert.thread', 'alert.update', 'alert.update']);
  });

  it('pressed twice, or by two at once, changes hands once for each and leaves one DRI', async () => {
    await app.press('csm', more('claim'));
    await app.press('csm', more('claim'));
    expect(await kindsOf()).toEqual(['reassigned', 'acknowledged']);
    await Promise.all([app.press('manager', more('claim')), app.press('manager', more('claim'))]);
    expect(await kindsOf()).toEqual(['reassigned', 'acknowledged', 'reassigned']);
    expect(await alertNow()).toMatchObject({ driEmail: 'manager@example.com' });
  });

  it('is open to everyone of the pod, and to nobody of another', async () => {
    await database.db
      .insert(people)
      .values({ email: 'nobody@example.com', name: 'New of West', role: 'csm', pod: 'West', source: 'test' })
      .onConflictDoNothing();
    await app.press('otherRep', more('claim'));
    expect(textOf(app.slack.of('respond'))).toContain('This alert is Name of rep’s. Only people of the account’s pod');
    expect(await alertNow()).toMatchObject({ driEmail: 'rep@example.com' });
    await app.press('unmapped', more('claim')); // whom people.csv has just named, in West
    expect(await alertNow()).toMatchObject({ driEmail: 'nobody@example.com' });
    await database.db.delete(people).where(eq(people.email, 'nobody@example.com'));
  });

  it('of an alert that was resolved meanwhile changes nothing and shows how it ended', async () => {
    await database.db.update(alerts).set({ status: 'resolved', outcome: 'saved', resolvedAt: NOW });
    await app.press('csm', more('claim'));
    expect(await alertNow()).toMatchObject({ driEmail: 'rep@example.com', status: 'resolved' });
    expect(textOf(app.slack.of('respond'))).toContain('■ Resolved: saved');
  });
});

describe('Reassign…', () => {
  it('offers the people of the account and its pod, but not the one who has it', async () => {
    await app.press('rep', more('reassign'));
    expect(lintView(openedView())).toEqual([]);
    expect(labelsOf(openedView())).toEqual(['Name of csm · CSM · West', 'Name of manager · manager · West']);
  });

  it('leaves out who is away, and who has left', async () => {
    const until = new Date('2026-12-03T00:00:00Z');
    const record = { startsAt: NOW, createdAt: NOW, createdByEmail: 'csm@example.com' };
    await database.db.insert(absences).values({ email: 'csm@example.com', until, ...record });
    await app.press('rep', more('reassign'));
    expect(labelsOf(openedView())).toEqual(['Name of manager · manager · West']);
    await database.db.update(people).set({ deactivatedAt: NOW }).where(eq(people.email, 'manager@example.com'));
    app.slack.clear();
    await app.press('rep', more('reassign'));
    expect(app.slack.of('views.open')).toEqual([]);
    expect(textOf(app.slack.of('respond'))).toContain('Nobody else of this account or its pod is there.');
    await database.db.update(people).set({ deactivatedAt: null });
  });

  it('R12: names the one who was chosen, tells them directly and the thread why', async () => {
    await submitTo('Name of csm', 'knows their new admin');
    expect(await alertNow()).toMatchObject({ driEmail: 'csm@example.com', status: 'open' });
    expect(textOf(app.slack.of('respond'))).toContain('DRI: <@U0CSM>');
    const rows = await database.db.select().from(outbox).where(eq(outbox.kind, 'direct'));
    expect(rows).toMatchObject([
      { toEmail: 'csm@example.com', payload: { kind: 'assigned', alertId: ALERT_ID }, status: 'pending' },
    ]);
    const [event] = await database.db.select().from(alertEvents).where(eq(alertEvents.kind, 'reassigned'));
    expect(event).toMatchObject({
      byEmail: 'rep@example.com',
      note: 'knows their new admin',
      data: { from: 'rep@example.com', to: 'csm@example.com' },
    });
  });

  it('sent twice is one change of hands and one message', async () => {
    await app.press('rep', more('reassign'));
    const form = filled(openedView(), {
      reassign_to: choice(optionOf(openedView(), 'Name of csm')),
      reassign_note: text(null),
    });
    await app.submit('rep', form);
    await app.submit('rep', form);
    expect(await kindsOf()).toEqual(['reassigned']);
    expect((await queued()).filter((kind) => kind === 'direct')).toHaveLength(1);
    expect(app.slack.of('chat.postMessage')).toEqual([]); // no refusal either
  });

  it('without a choice says so under its field', async () => {
    const acks = await app.submit('rep', byHand({ reassign_to: choice(null), reassign_note: text(null) }));
    expect(acks).toEqual([{ response_action: 'errors', errors: { reassign_to: 'Choose someone.' } }]);
  });

  it.each([
    ['an address', 'other@example.com'],
    ['someone of another pod', '0123456789abcdef01234567'],
  ])('written by hand for %s changes nothing', async (_what, key) => {
    await app.submit('rep', byHand({ reassign_to: choice(key), reassign_note: text(null) }));
    expect(await alertNow()).toMatchObject({ driEmail: 'rep@example.com' });
    expect(await kindsOf()).toEqual([]);
  });
});

const byHand = (values: Record<string, unknown>) => ({
  callback_id: 'alert.reassign',
  private_metadata: JSON.stringify({ alertId: ALERT_ID, origin: { kind: 'home' } }),
  state: { values: nest(values) },
});

async function submitTo(name: string, note: string): Promise<void> {
  await app.press('rep', more('reassign'));
  const view = openedView();
  await app.submit('rep', filled(view, { reassign_to: choice(optionOf(view, name)), reassign_note: text(note) }));
}

function openedView(): Record<string, unknown> {
  const view = app.slack.of('views.open').at(-1)?.['view'];
  if (typeof view !== 'object' || view === null) throw new Error('no view was opened');
  return view as Record<string, unknown>;
}

async function alertNow() {
  const [row] = await database.db.select().from(alerts).where(eq(alerts.alertId, ALERT_ID));
  return row;
}

async function kindsOf(): Promise<string[]> {
  const rows = await database.db.select().from(alertEvents).where(eq(alertEvents.alertId, ALERT_ID));
  return rows.toSorted((a, b) => a.id - b.id).map(({ kind }) => kind);
}

const queued = async (): Promise<string[]> =>
  (await database.db.select().from(outbox)).map(({ kind }) => kind).toSorted();
