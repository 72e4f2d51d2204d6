import { eq } from 'drizzle-orm';
import { alerts, incidents, outbox } from '../../src/db/schema';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { createSlackApp } from './slack-app';
import { ALERT_ID, fillWorld, NOW, refillAlerts, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);
const INCIDENT_ID = '0190a4f2-1111-4222-8333-44445555cccc';

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  const { db } = database;
  await db.delete(outbox);
  await refillAlerts(db);
  await db.delete(incidents);
  await db.insert(incidents).values({
    incidentId: INCIDENT_ID,
    driverSignal: 'login_trend_14d',
    openedAt: NOW,
    accounts: 1,
    fleet: 3,
    releaseAt: new Date('2026-11-24T09:00:00Z'),
  });
  const unposted = { incidentId: INCIDENT_ID, route: 'grouped' as const, channelId: null, messageTs: null };
  await db.update(alerts).set(unposted).where(eq(alerts.alertId, ALERT_ID));
  const post = { kind: 'alert.post' as const, dedupeKey: `post:${ALERT_ID}`, alertId: ALERT_ID };
  await db.insert(outbox).values({ ...post, status: 'grouped', createdAt: NOW, nextAttemptAt: NOW });
  app.slack.clear();
});

const press = (who: Who, action_id: string, value = INCIDENT_ID) =>
  app.press(who, { type: 'button', action_id, value });
const said = (): string => textOf([...app.slack.of('respond'), ...app.slack.of('chat.postMessage')]);
const readAlert = async () => (await database.db.select().from(alerts).where(eq(alerts.alertId, ALERT_ID)))[0];
const readPost = async () => (await database.db.select().from(outbox))[0]?.status;

describe('given an incident nobody has decided', () => {
  it('"Tell the owners" lets its messages go, and the note says who decided', async () => {
    await press('revops', 'incident.release');
    expect(await readPost()).toBe('pending');
    expect(await readAlert()).toMatchObject({ status: 'open', route: 'channel' });
    expect(app.slack.of('respond')).toEqual([expect.objectContaining({ replace_original: true })]);
    expect(said()).toContain('The owners are told, says <@U0REVOPS>');
  });

  it('"One cause: close them" ends its alerts as false alarms', async () => {
    await press('revops', 'incident.close');
    expect(await readPost()).toBe('settled');
    expect(await readAlert()).toMatchObject({ status: 'resolved', outcome: 'false_alarm' });
    expect(said()).toContain('closed as false alarms by <@U0REVOPS>');
  });

  it('a second press, of the other button too, changes nothing and shows what was decided', async () => {
    await press('revops', 'incident.close');
    app.slack.clear();
    await press('revops', 'incident.release');
    expect(await readPost()).toBe('settled');
    expect(said()).toContain('closed as false alarms');
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
  ])('is decided by RevOps alone: %s is refused', async (who, words) => {
    for (const action of ['incident.release', 'incident.close']) await press(who, action);
    expect(await readPost()).toBe('grouped');
    expect(await readAlert()).toMatchObject({ status: 'open', route: 'grouped' });
    expect(said()).toMatch(words);
    expect(said()).not.toContain('turned Red');
  });

  it.each(['0190a4f2-1111-4222-8333-44445555dddd', 'not an id', "' or 1=1 --"])(
    'a press about another value, %s, changes nothing',
    async (value) => {
      await press('revops', 'incident.close', value);
      expect(await readPost()).toBe('grouped');
    },
  );
});
