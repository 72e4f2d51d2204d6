import { eq } from 'drizzle-orm';
import { alertEvents, alerts } from '../../src/db/schema';
import { lintMessage, lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { button, choice, date, filled, menu, nest, text } from './forms';
import { createSlackApp } from './slack-app';
import { ALERT_ID, fillWorld, NOW, OTHER_ALERT_ID, refillAlerts } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  await refillAlerts(database.db);
  app.slack.clear();
  app.clock.at = NOW;
});

const acknowledge = button('alert.acknowledge', ALERT_ID);

describe('Acknowledge', () => {
  it('R25: R151: is acknowledged first, then updates the message in place', async () => {
    await app.press('rep', acknowledge);
    expect(app.slack.calls[0]?.method).toBe('ack');
    const [answer] = app.slack.of('respond');
    expect(answer).toMatchObject({ replace_original: true });
    expect(textOf(answer)).toContain('✓ Acknowledged by <@U0REP>');
    expect(await alertNow(ALERT_ID)).toMatchObject({ status: 'acknowledged', acknowledgedByEmail: 'rep@example.com' });
  });

  it('pressed a second time changes nothing and shows who was first', async () => {
    await app.press('rep', acknowledge);
    await app.press('manager', acknowledge);
    expect(textOf(app.slack.of('respond').at(-1))).toContain('Acknowledged by <@U0REP>');
    expect(await kindsOf(ALERT_ID)).toEqual(['acknowledged']);
  });

  it('pressed by two people at the same moment is one acknowledgement', async () => {
    await Promise.all([
      app.press('rep', acknowledge),
      app.press('manager', acknowledge),
      app.press('csm', acknowledge),
    ]);
    expect(await kindsOf(ALERT_ID)).toEqual(['acknowledged']);
  });

  it('draws the asker’s own card again when it was pressed there', async () => {
    await app.press('rep', acknowledge, 'card');
    const [answer] = app.slack.of('respond');
    expect(answer).toMatchObject({ replace_original: true });
    expect(textOf(answer)).toContain('*Alert acknowledged*');
  });

  it('draws Home again when it was pressed there', async () => {
    await app.press('rep', acknowledge, 'home');
    expect(app.slack.of('respond')).toEqual([]);
    expect(app.slack.of('views.publish')).toHaveLength(1);
    expect(textOf(app.slack.of('views.publish'))).toContain('acknowledged since');
  });

  it('is kept though the message can no longer be updated, and nobody is told that it failed', async () => {
    app.slack.failing.add('views.publish');
    await app.press('rep', acknowledge, 'home');
    expect(await alertNow(ALERT_ID)).toMatchObject({ status: 'acknowledged' });
    expect(app.slack.of('chat.postMessage')).toEqual([]);
  });
});

describe('Snooze', () => {
  it.each([
    ['1', '2026-11-24T09:00:00.000Z'],
    ['14', '2026-12-07T09:00:00.000Z'],
  ])('R153: by %s days is one press', async (days, until) => {
    await app.press('rep', menu('static_select', 'alert.snooze', `${days}:${ALERT_ID}`));
    expect(await alertNow(ALERT_ID)).toMatchObject({ status: 'snoozed', snoozedUntil: new Date(until) });
    expect(textOf(app.slack.of('respond'))).toContain('☾ Snoozed until');
  });

  it('until a day asks for the day and the reason, and ends at nine in the morning where the person is', async () => {
    await app.press('rep', menu('static_select', 'alert.snooze', `other:${ALERT_ID}`));
    const view = openedView();
    expect(lintView(view)).toEqual([]);
    const acks = await app.submit(
      'rep',
      filled(view, { snooze_until: date('2026-12-01'), snooze_reason: text('waiting for legal') }),
    );
    expect(acks).toEqual([undefined]);
    const snoozed = { snoozedUntil: new Date('2026-12-01T08:00:00Z'), snoozeReason: 'waiting for legal' };
    expect(await alertNow(ALERT_ID)).toMatchObject(snoozed);
    expect(textOf(app.slack.of('respond'))).toContain('waiting for legal');
  });

  it.each([
    ['today', '2026-11-23', { snooze_until: 'Choose a day after today.' }],
    ['the past', '2025-01-01', { snooze_until: 'Choose a day after today.' }],
    ['a year ahead', '2027-11-23', { snooze_until: 'Choose a day within 90 days.' }],
  ])('until %s is answered inside the form', async (_when, day, errors) => {
    const values = { snooze_until: date(day), snooze_reason: text('x') };
    const acks = await app.submit('rep', { ...form('alert.snooze'), state: { values: nest(values) } });
    expect(acks).toEqual([{ response_action: 'errors', errors }]);
    expect(await alertNow(ALERT_ID)).toMatchObject({ status: 'open' });
  });
});

describe('Log action', () => {
  it('R25: R152: keeps what was done and shows it on the message', async () => {
    await app.press('rep', button('alert.log_action', ALERT_ID));
    const values = {
      action_kind: choice('call'),
      action_note: text(' Spoke to Kim '),
      next_step: text(null),
      next_step_on: date(null),
    };
    await app.submit('rep', filled(openedView(), values));
    expect(textOf(app.slack.of('respond'))).toContain('✎ Spoke to Kim (Name of rep');
    expect(await alertNow(ALERT_ID)).toMatchObject({ firstActionAt: NOW });
  });

  it('R173: keeps the next step with its day, shows it, and the next action takes its place', async () => {
    await log({ next_step: text('call again.'), next_step_on: date('2026-12-04') });
    expect(await alertNow(ALERT_ID)).toMatchObject({ nextStep: 'call again.', nextStepOn: '2026-12-04' });
    expect(textOf(app.slack.of('respond').at(-1))).toContain('→ Next: call again, Fri 4 Dec');
    await log({ action_note: text('Called again'), next_step: text(null), next_step_on: date(null) });
    expect(await alertNow(ALERT_ID)).toMatchObject({ nextStep: null, nextStepOn: null });
    expect(textOf(app.slack.of('respond').at(-1))).not.toContain('Next:');
  });

  it.each([
    ['the past', '2026-11-22', 'refused'],
    ['today', '2026-11-23', 'taken'],
  ])('R173: a next step in %s is %3$s', async (_when, day, expected) => {
    const acks = await log({ next_step: text('call again'), next_step_on: date(day) });
    const refusal = { response_action: 'errors', errors: { next_step_on: 'Choose today or a later day.' } };
    expect(acks).toEqual([expected === 'refused' ? refusal : undefined]);
  });

  it('R174: asks what changed, where it is heading and what was done', async () => {
    await app.press('rep', button('alert.log_action', ALERT_ID));
    expect(lintView(openedView())).toEqual([]);
    expect(textOf(openedView())).toContain('What changed, where it is heading, what you did.');
  });

  it('without a kind or a note says so under each field, and logs nothing', async () => {
    const values = {
      action_kind: choice(null),
      action_note: text('   '),
      next_step: text(null),
      next_step_on: date(null),
    };
    const acks = await app.submit('rep', { ...form('alert.log_action'), state: { values: nest(values) } });
    const errors = { action_kind: 'Choose what you did.', action_note: 'Write a word or two.' };
    expect(acks).toEqual([{ response_action: 'errors', errors }]);
    expect(await kindsOf(ALERT_ID)).toEqual([]);
  });
});

describe('More', () => {
  it('opens why the account has this score', async () => {
    await app.press('rep', menu('overflow', 'alert.more', `why:${ALERT_ID}`));
    expect(lintView(openedView())).toEqual([]);
    expect(textOf(openedView())).toContain('*31* of 100');
  });

  it('R154: R155: resolves with an outcome, and the buttons go', async () => {
    await app.press('rep', menu('overflow', 'alert.more', `resolve:${ALERT_ID}`));
    await app.submit('rep', filled(openedView(), { outcome: choice('saved'), outcome_note: text('renewed') }));
    expect(await alertNow(ALERT_ID)).toMatchObject({ status: 'resolved', outcome: 'saved' });
    expect(JSON.stringify(app.slack.of('respond'))).not.toContain('alert.acknowledge');
  });
});

describe('a false alarm', () => {
  it('R154: wants to know what was wrong, and says it on the message', async () => {
    const answer = (note: string | null) => ({ outcome: choice('false_alarm'), outcome_note: text(note) });
    const acks = await app.submit('rep', { ...form('alert.resolve'), state: { values: nest(answer(' ')) } });
    const errors = { outcome_note: 'Say what was wrong, so that it can be mended.' };
    expect(acks).toEqual([{ response_action: 'errors', errors }]);
    expect(await alertNow(ALERT_ID)).toMatchObject({ status: 'open' });
    await app.press('rep', menu('overflow', 'alert.more', `resolve:${ALERT_ID}`));
    await app.submit('rep', filled(openedView(), answer('their tracker was down')));
    expect(textOf(app.slack.of('respond'))).toContain('■ Resolved: false alarm');
    expect(textOf(app.slack.of('respond'))).toContain(': their tracker was down');
  });

  it.each(['saved', 'lost', 'nothing_yet'])('is the only end that needs a note: %s does not', async (outcome) => {
    const values = { outcome: choice(outcome), outcome_note: text(null) };
    await app.submit('rep', { ...form('alert.resolve'), state: { values: nest(values) } });
    expect(await alertNow(ALERT_ID)).toMatchObject({ status: 'resolved', outcome });
  });
});

describe('whatever the account is called', () => {
  it('no press, form or answer pings anyone', async () => {
    const hostile = button('alert.acknowledge', OTHER_ALERT_ID);
    await app.press('rep', hostile);
    await app.press('otherRep', hostile);
    await app.press('rep', button('alert.log_action', OTHER_ALERT_ID));
    const sent = [...app.slack.of('respond'), ...app.slack.of('views.open')];
    expect(sent).toHaveLength(3);
    expect(textOf(sent)).not.toContain('<!channel>');
    expect(lintView(openedView())).toEqual([]);
    expect(lintMessage(app.slack.of('respond')[0] as { text: string; blocks: unknown[] })).toEqual([]);
  });
});

const form = (callback_id: string) => ({
  callback_id,
  private_metadata: JSON.stringify({ alertId: ALERT_ID, origin: { kind: 'home' } }),
});

function openedView(): Record<string, unknown> {
  const view = app.slack.of('views.open').at(-1)?.['view'];
  if (typeof view !== 'object' || view === null) throw new Error('no view was opened');
  return view as Record<string, unknown>;
}

/** Opens the form and sends it, filled in. */
async function log(values: Record<string, unknown>): Promise<unknown[]> {
  await app.press('rep', button('alert.log_action', ALERT_ID));
  const filledIn = { action_kind: choice('call'), action_note: text('Spoke to Kim'), ...values };
  return app.submit('rep', filled(openedView(), filledIn));
}

async function alertNow(alertId: string) {
  const [row] = await database.db.select().from(alerts).where(eq(alerts.alertId, alertId));
  return row;
}

async function kindsOf(alertId: string): Promise<string[]> {
  const rows = await database.db.select().from(alertEvents).where(eq(alertEvents.alertId, alertId));
  return rows.map(({ kind }) => kind);
}
