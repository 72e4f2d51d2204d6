import { eq } from 'drizzle-orm';
import { accounts, alerts, people, predictions } from '../../src/db/schema';
import { lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { listActionIds, textOf } from '../views/reading';
import { createSlackApp } from './slack-app';
import { ALERT_ID, fillWorld, NOW, OTHER_ALERT_ID, refillAlerts, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);
const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR_MS);
const RED = 'Red, by revenue at risk this quarter';
let visits = 0;

beforeAll(async () => {
  await fillWorld(database.db);
  await database.db.update(people).set({ timeZone: 'Europe/Berlin' });
});
beforeEach(async () => {
  await refillAlerts(database.db);
  app.slack.clear();
  app.clock.at = NOW;
});

async function homeOf(who: Who): Promise<{ headers: string[]; words: string; actions: string[] }> {
  await app.openHome(who, `Ev-home-${(visits += 1)}`);
  const view = app.slack.of('views.publish').at(-1)?.['view'] as { blocks: { type: string }[] };
  expect(lintView(view)).toEqual([]);
  const headers = view.blocks.flatMap((block) => (block.type === 'header' ? [textOf(block)] : []));
  return { headers, words: textOf(view), actions: listActionIds(view) };
}

describe('Home of a rep', () => {
  it('R22: X18: has their sections in the order of a morning', async () => {
    const { headers, words, actions } = await homeOf('rep');
    expect(headers).toEqual(['Waiting for you (2)', RED, 'Ready to expand']);
    expect(words).not.toContain('Portfolio');
    expect(actions).toEqual(expect.arrayContaining(['account.find', 'person.go_away', 'home.refresh']));
  });

  it('R32: R24: R4: counts their own week, whatever others were told', async () => {
    const told = { openedAt: hoursAgo(74), postedAt: hoursAgo(74), acknowledgedAt: hoursAgo(73) }; // Friday 8:00 in Berlin
    await database.db.update(alerts).set({ ...told, firstActionAt: hoursAgo(69) }).where(eq(alerts.alertId, OTHER_ALERT_ID)); // prettier-ignore
    await database.db.update(alerts).set({ postedAt: NOW }).where(eq(alerts.alertId, ALERT_ID));
    await predict(ALERT_ID, 'right', hoursAgo(24));
    await predict(OTHER_ALERT_ID, 'wrong', hoursAgo(25));
    await predict(OTHER_ALERT_ID, 'unknown', hoursAgo(26));
    await predict(ALERT_ID, 'right', hoursAgo(24 * 181)); // of half a year ago
    const { words } = await homeOf('rep');
    expect(words).toContain('*1 of 12* alerts used · *4.0* business hours to act (median of 1 in 28 days) · *1 of 2* predictions right'); // prettier-ignore
    expect((await homeOf('csm')).words).toContain('*0 of 12* alerts used · no action logged in 28 days · no prediction graded yet'); // prettier-ignore
  });
});

describe('Home of those who look over others', () => {
  it('R24: R179: of a manager has their pod and its portfolio, and no sections that are empty', async () => {
    const { headers, words } = await homeOf('manager');
    expect(headers).toEqual(['Pod West', 'Portfolio', RED]);
    expect(words).toContain('*Name of rep*: ');
    expect(words).toMatch(/At risk: \$480K of ARR in 2 Red accounts, 67% of 3/);
    expect(words).not.toContain('Zenith');
  });

  it('R22: of a manager with accounts of their own has a rep’s sections besides', async () => {
    await database.db.update(accounts).set({ csmEmail: 'manager@example.com' }).where(eq(accounts.accountId, 'acme'));
    await database.db.update(alerts).set({ driEmail: 'manager@example.com' }).where(eq(alerts.alertId, ALERT_ID));
    const { headers, words } = await homeOf('manager');
    await database.db.update(accounts).set({ csmEmail: 'csm@example.com' }).where(eq(accounts.accountId, 'acme'));
    expect(headers).toEqual(['Waiting for you (1)', RED, 'Ready to expand', 'Pod West', 'Portfolio']);
    expect(words).toContain('My week');
  });

  it.each(['revops', 'exec'] as const)(
    'R24: R179: of %s has the whole, every pod, and what can go wrong',
    async (who) => {
      const { headers, words, actions } = await homeOf(who);
      expect(headers).toEqual(['Portfolio', 'Pods', RED, 'What can go wrong']);
      expect(words).toMatch(/At risk: \$720K of ARR in 3 Red accounts/);
      for (const pod of ['*West*: ', '*East*: ', '*Zenith Foods*']) expect(words).toContain(pod);
      expect(words).not.toContain('My week');
      expect(actions).not.toContain('alert.acknowledge');
    },
  );

  it('of a manager shows an alert that names them, with its buttons', async () => {
    await database.db.update(alerts).set({ driEmail: 'manager@example.com' }).where(eq(alerts.alertId, ALERT_ID));
    const { headers, actions } = await homeOf('manager');
    expect(headers[0]).toBe('Waiting for you (1)');
    expect(actions).toContain('alert.acknowledge');
  });
});

async function predict(alertId: string, verdict: 'right' | 'wrong' | 'unknown', gradedAt: Date): Promise<void> {
  const claim = { driverSignal: 's', claim: 'c', measure: 'm', isAbove: true, threshold: 1, valueAtStart: 0 };
  const days = { madeAt: gradedAt, dueOn: '2026-11-20', gradedAt };
  await database.db.insert(predictions).values({ alertId, accountId: 'acme', ...claim, ...days, verdict });
}
