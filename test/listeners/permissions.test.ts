import { eq } from 'drizzle-orm';
import { alerts } from '../../src/db/schema';
import { toPersonChoice } from '../../src/services/hand-over/person-choice';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { button, menu, nest } from './forms';
import { createSlackApp } from './slack-app';
import { ALERT_ID, fillWorld, refillAlerts, USERS, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  await refillAlerts(database.db);
  app.slack.clear();
});

const said = (): string => textOf([...app.slack.of('respond'), ...app.slack.of('chat.postMessage')]);

/** y: allowed · n: answered as if the account did not exist · o: told whose it is · x: told that Barometer is not for them. */
const TABLE: [Who, card: string, choose: string, pod: string, press: string, form: string, claim: string][] = [
  ['rep', 'y', 'y', 'o', 'y', 'y', 'y'],
  ['csm', 'y', 'y', 'o', 'y', 'y', 'y'],
  ['otherRep', 'n', 'n', 'o', 'o', 'o', 'o'],
  ['manager', 'y', 'y', 'y', 'y', 'y', 'y'],
  ['otherManager', 'n', 'n', 'n', 'o', 'o', 'o'],
  ['revops', 'y', 'y', 'y', 'y', 'y', 'y'],
  ['exec', 'y', 'y', 'y', 'y', 'y', 'y'],
  ['guest', 'x', 'x', 'x', 'x', 'x', 'x'],
  ['external', 'x', 'x', 'x', 'x', 'x', 'x'],
  ['unmapped', 'x', 'x', 'x', 'x', 'x', 'x'],
  ['bot', 'x', 'x', 'x', 'x', 'x', 'x'],
  ['deactivated', 'x', 'x', 'x', 'x', 'x', 'x'],
];

const MANAGER_KEY = toPersonChoice({ email: 'manager@example.com', name: '', role: 'manager', pod: null }).key;

const SENTENCES: Record<string, RegExp> = {
  n: /I find no (such )?(account|pod)/,
  o: /This alert is Name of rep’s|is for its manager, RevOps and executives/,
  x: /guest|company|people, not apps|deactivated|list of people/,
};

describe.each(TABLE)('given a press or question by %s', (who, card, choose, pod, press, form, claim) => {
  it(`/health acme is answered with: ${card}`, async () => {
    await app.command(who, 'acme');
    expectAnswer(card, '*31* of 100');
  });

  it(`choosing Acme from a list is answered with: ${choose}`, async () => {
    await app.press(who, button('account.show', 'acme'), 'card');
    expectAnswer(choose, '*31* of 100');
  });

  it(`/health pod West is answered with: ${pod}`, async () => {
    await app.command(who, 'pod West');
    expectAnswer(pod, 'Pod West, last 28 days');
  });

  it(`Acknowledge is answered with: ${press}`, async () => {
    await app.press(who, button('alert.acknowledge', ALERT_ID));
    expectAnswer(press, '✓ Acknowledged by');
    expect(await statusOf(ALERT_ID)).toBe(press === 'y' ? 'acknowledged' : 'open');
  });

  it(`the form to log an action opens: ${form}`, async () => {
    await app.press(who, button('alert.log_action', ALERT_ID));
    expect(app.slack.of('views.open')).toHaveLength(form === 'y' ? 1 : 0);
    if (form !== 'y') expectAnswer(form, '');
  });

  it(`Take it over is answered with: ${claim}`, async () => {
    await app.press(who, menu('overflow', 'alert.more', `claim:${ALERT_ID}`));
    expectAnswer(claim, `DRI: <@${USERS[who].id}>`);
    expect(await driOf(ALERT_ID)).toBe(claim === 'y' ? USERS[who].email : 'rep@example.com');
  });

  it(`the form to reassign opens: ${form}`, async () => {
    await app.press(who, menu('overflow', 'alert.more', `reassign:${ALERT_ID}`));
    expect(app.slack.of('views.open')).toHaveLength(form === 'y' ? 1 : 0);
    if (form !== 'y') expectAnswer(form, '');
  });

  it(`a reassignment submitted by hand is answered with: ${press}`, async () => {
    const values = nest({
      reassign_to: { selected_option: { value: MANAGER_KEY } },
      reassign_note: { value: null },
    });
    const private_metadata = JSON.stringify({ alertId: ALERT_ID, origin: { kind: 'home' } });
    await app.submit(who, { callback_id: 'alert.reassign', private_metadata, state: { values } });
    expect(await driOf(ALERT_ID)).toBe(press === 'y' ? 'manager@example.com' : 'rep@example.com');
    if (press !== 'y') expectAnswer(press, '');
  });

  it(`the form to say that one is away opens: ${claim === 'x' ? 'x' : 'y'}`, async () => {
    await app.press(who, button('person.go_away', 'away'), 'home');
    expect(app.slack.of('views.open')).toHaveLength(claim === 'x' ? 0 : 1);
    if (claim === 'x') expectAnswer('x', '');
  });

  it(`a form submitted by hand is answered with: ${press}`, async () => {
    const metadata = JSON.stringify({ alertId: ALERT_ID, origin: { kind: 'home' } });
    const values = {
      outcome: { outcome: { selected_option: { value: 'saved' } } },
      outcome_note: { outcome_note: { value: null } },
    };
    await app.submit(who, { callback_id: 'alert.resolve', private_metadata: metadata, state: { values } });
    expect(await statusOf(ALERT_ID)).toBe(press === 'y' ? 'resolved' : 'open');
    if (press !== 'y') expectAnswer(press, '');
  });
});

describe('Home', () => {
  it.each(TABLE.map(([who, card]) => [who, card] as const))(
    'of %s shows Acme only if it is theirs: %s',
    async (who, card) => {
      await app.openHome(who, `Ev-${who}`);
      const [published] = app.slack.of('views.publish');
      const shown = textOf(published);
      expect(shown.includes('*Acme*')).toBe(card === 'y');
      if (card === 'x') expect(shown).toMatch(SENTENCES['x'] ?? /never/);
    },
  );
});

it('a refusal never names an account that the person may not see', async () => {
  await app.command('otherRep', 'acme');
  const refusal = said();
  app.slack.clear();
  await app.command('otherRep', 'there is none such');
  expect(refusal.replaceAll('acme', 'there is none such')).toBe(said());
});

function expectAnswer(expected: string, allowed: string): void {
  if (expected === 'y') expect(said()).toContain(allowed);
  else expect(said()).toMatch(SENTENCES[expected] ?? /never/);
  if (expected !== 'y') expect(said()).not.toContain('*31*');
}

async function statusOf(alertId: string): Promise<string | undefined> {
  const [row] = await database.db.select({ status: alerts.status }).from(alerts).where(eq(alerts.alertId, alertId));
  return row?.status;
}

async function driOf(alertId: string): Promise<string | null | undefined> {
  const [row] = await database.db.select({ dri: alerts.driEmail }).from(alerts).where(eq(alerts.alertId, alertId));
  return row?.dri;
}
