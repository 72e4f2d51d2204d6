import { eq } from 'drizzle-orm';
import { alerts, digests } from '../../src/db/schema';
import { drawDigest } from '../../src/services/digest/draw-digest';
import { lintMessage } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { button, choice, filled, menu, text } from './forms';
import { createSlackApp } from './slack-app';
import { ALERT_ID, fillWorld, NOW, OTHER_ALERT_ID, refillAlerts } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);
const DIGEST_ID = '0190a4f2-9999-4222-8333-000000000000';
const none = { rows: [], total: 0 };

beforeAll(async () => {
  await fillWorld(database.db);
  await database.db.insert(digests).values({
    digestId: DIGEST_ID,
    email: 'rep@example.com',
    kind: 'daily',
    period: '2026-11-23',
    createdAt: NOW,
    alertIds: [ALERT_ID, OTHER_ALERT_ID],
    rows: { alerts: { rows: [ALERT_ID, OTHER_ALERT_ID], total: 2 }, steps: none, monday: null },
  });
});
beforeEach(async () => {
  await refillAlerts(database.db);
  app.slack.clear();
  app.clock.at = NOW;
});

const drawn = async (): Promise<{ text: string; blocks: readonly object[] }> => {
  const message = await drawDigest(database.db, DIGEST_ID, 'rep@example.com');
  if (message === null) throw new Error('the digest is gone');
  return message;
};

/** A press on what the drawn digest really offers: Slack sends the block_id back. */
async function press(who: Parameters<typeof app.press>[0], action: Record<string, unknown>, alertId = ALERT_ID) {
  const { blocks } = await drawn();
  const block = blocks.find((one) => 'block_id' in one && JSON.stringify(one).includes(alertId));
  if (block === undefined || !('block_id' in block)) throw new Error('the alert has no buttons in the digest');
  await app.press(who, { ...action, block_id: block.block_id });
}

const answered = () => app.slack.of('respond').at(-1) as { text: string; blocks: object[] } | undefined;

describe('a button in a digest', () => {
  it('R151: acknowledges the alert, and draws the whole digest again with its new state', async () => {
    await press('rep', button('alert.acknowledge', ALERT_ID));
    expect(answered()).toMatchObject({ replace_original: true });
    expect(textOf(answered())).toContain('_acknowledged_');
    expect(JSON.stringify(answered()?.blocks)).toContain(OTHER_ALERT_ID);
    expect(lintMessage(answered() ?? { text: '', blocks: [] })).toEqual([]);
    const [alert] = await database.db.select().from(alerts).where(eq(alerts.alertId, ALERT_ID));
    expect(alert).toMatchObject({ status: 'acknowledged', acknowledgedByEmail: 'rep@example.com' });
  });

  it('R153: snoozes at once', async () => {
    await press('rep', menu('static_select', 'alert.snooze', `7:${ALERT_ID}`));
    expect(textOf(answered())).toContain('_snoozed_');
    expect(JSON.stringify(answered()?.blocks)).toContain(OTHER_ALERT_ID);
  });

  it('R152: leads through a form back to the digest', async () => {
    await press('rep', button('alert.log_action', ALERT_ID));
    const [opened] = app.slack.of('views.open') as { view: Record<string, unknown> }[];
    expect(opened).toBeDefined();
    const values = { action_kind: choice('call'), action_note: text('Called'), next_step: text(null) };
    await app.submit('rep', filled(opened?.view ?? {}, { ...values, next_step_on: { type: 'datepicker' } }));
    expect(textOf(answered())).toContain('_acknowledged_'); // who acts has seen it
    expect(JSON.stringify(answered()?.blocks)).toContain(OTHER_ALERT_ID);
  });

  it('offers nothing more on an alert that is resolved, and still shows the others', async () => {
    await database.db.update(alerts).set({ status: 'resolved' }).where(eq(alerts.alertId, ALERT_ID));
    const { blocks } = await drawn();
    const buttons = JSON.stringify(blocks.filter((block) => 'block_id' in block));
    expect(buttons).not.toContain(ALERT_ID);
    expect(buttons).toContain(OTHER_ALERT_ID);
  });
});

describe('a digest', () => {
  it('is drawn again only for whoever it was written for, though others may answer its alerts', async () => {
    await press('manager', button('alert.acknowledge', ALERT_ID));
    expect(app.slack.of('respond')).toEqual([]);
    const [alert] = await database.db.select().from(alerts).where(eq(alerts.alertId, ALERT_ID));
    expect(alert).toMatchObject({ status: 'acknowledged', acknowledgedByEmail: 'manager@example.com' });
    expect(app.logged).toContainEqual(expect.objectContaining({ msg: 'surface not redrawn', origin: 'digest' }));
  });

  it('that is not there is not drawn, and the press counts all the same', async () => {
    const block_id = `digest:0190a4f2-9999-4222-8333-000000000001:a0:open`;
    await app.press('rep', { ...button('alert.acknowledge', ALERT_ID), block_id });
    expect(app.slack.of('respond')).toEqual([]);
    const [alert] = await database.db.select().from(alerts).where(eq(alerts.alertId, ALERT_ID));
    expect(alert?.status).toBe('acknowledged');
  });
});
