import { eq } from 'drizzle-orm';
import { alerts, reports } from '../../src/db/schema';
import { getAlertCard } from '../../src/db/queries/alert-card';
import type { KnownViewer } from '../../src/domain/viewer';
import { backfillHistory } from '../../src/services/backfill-history';
import { createAnnounceTransitions } from '../../src/services/announce-transitions/announce-transitions';
import { readEffectiveness } from '../../src/services/effectiveness/read-effectiveness';
import { logAction } from '../../src/services/log-action';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { readAccountCard } from '../../src/services/read-account-card';
import { WeeklyTrendContent } from '../../src/services/reports/weekly-trend/content';
import { defineWeeklyTrend } from '../../src/services/reports/weekly-trend/define-weekly-trend';
import { serveReports } from '../../src/services/reports/serve-reports';
import { resolveAlert } from '../../src/services/resolve-alert';
import { scoreAccounts } from '../../src/services/score-accounts';
import { connect, dayAgo, hoursAgo, insert, NOW } from '../db/queries/account-facts';
import { ALERT_SETTINGS, ANNA } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';
import { at, audienceDeps, MONA, seedTeam } from './reports/report-world';

const MONDAY = at('2026-03-09T06:00');

// One story: each step begins where the one before it ended.
describe('R215: an account in trouble', () => {
  const database = useDatabase();
  let alertId = '';
  const alert = () => getAlertCard(database.db, alertId);

  beforeAll(async () => {
    await truncateAll(database.pool);
    await seedTeam(database.db);
    await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme', arr: 1000, pod: 'north', ae_email: ANNA.email }]); // prettier-ignore
    await connect(database.pool, 'usage_daily', 'tickets', 'invoices');
    for (let ago = 1; ago <= 100; ago += 1)
      await insert(database.pool, 'usage_daily', [{ account_id: 'acme', day: dayAgo(ago), logins: ago <= 14 ? 59 : 100 }]); // prettier-ignore
    await insert(database.pool, 'tickets', [{ account_id: 'acme', ticket_id: 't', opened_at: hoursAgo(30), priority: 'p1' }]); // prettier-ignore
    await insert(database.pool, 'invoices', [{ account_id: 'acme', invoice_id: 'i', issued_on: dayAgo(35), due_on: dayAgo(5), amount: 9 }]); // prettier-ignore
    const shared = {
      db: database.db,
      pool: database.pool,
      model: await loadModel('models/three-pillar.yaml'),
      playbook: await loadPlaybook('models/playbook.yaml'),
    };
    const mode = { kind: 'live' as const, announce: createAnnounceTransitions(ALERT_SETTINGS) };
    const fill = (from: number, to: number) =>
      backfillHistory({ ...shared, from: dayAgo(from), to: dayAgo(to), rebase: async () => undefined });
    await fill(40, 16);
    await scoreAccounts({ ...shared, freshness: [], now: hoursAgo(24 * 15), mode });
    await fill(14, 1);
    await scoreAccounts({ ...shared, freshness: [], now: NOW, mode });
    const [opened] = await database.db.select().from(alerts);
    alertId = opened?.alertId ?? '';
    await database.db.update(alerts).set({ postedAt: NOW });
  });

  it('first is told its root cause: the part of the score that fell, by which signals, since when', async () => {
    const deps = { db: database.db, readFreshness: async () => [], crmUrl: null };
    const card = await readAccountCard(deps, { accountId: 'acme', scope: { kind: 'all' }, now: NOW });
    expect(card.health?.insights.rootCause).toMatchObject({
      dimension: 'product',
      signals: expect.arrayContaining([expect.objectContaining({ signal: 'login_trend_14d' })]),
      sinceOn: expect.stringMatching(/^2026-02-/),
    });
  });

  it('then has a play selected for that cause, with a date and one name', async () => {
    expect(await alert()).toMatchObject({
      reason: 'Logins down 41% in 14 days',
      action: 'book a 30-min usage review with their admin this week',
      actionDueOn: '2026-03-06',
      dri: { name: 'Anna Example' },
    });
  });

  it('is acted on, and the manager’s week watches whether it was', async () => {
    const note = 'Their admin left; the new one needs a restart session';
    await logAction(database.db, { alertId, by: ANNA, now: hoursAgo(-2), kind: 'call', note, nextStep: 'run the session', nextStepOn: '2026-03-12' }); // prettier-ignore
    expect(await alert()).toMatchObject({
      lastAction: { note },
      nextStep: { text: 'run the session', on: '2026-03-12' },
    });
    const writers = [defineWeeklyTrend(audienceDeps(database.db))];
    await serveReports({ db: database.db, writers, log: { warn: () => undefined } }, MONDAY);
    const [report] = await database.db.select().from(reports).where(eq(reports.audience, MONA));
    expect(WeeklyTrendContent.parse(report?.content).alerts).toMatchObject({ told: 1, acted: 1, missed: 0 });
  });

  it('and what came of it is kept, and counted for the next account with that cause', async () => {
    const end = { alertId, by: ANNA, now: at('2026-03-13T09:00'), outcome: 'saved' as const, note: 'Restarted' };
    await resolveAlert(database.db, end);
    expect(await alert()).toMatchObject({ status: 'resolved', outcome: 'saved', outcomeNote: 'Restarted' });
    const viewer: KnownViewer = {
      kind: 'person',
      slackUserId: 'U1',
      person: ANNA,
      scope: { kind: 'all' },
      managedPods: [],
    };
    const calendarOf = ({ timeZone }: { timeZone: string }) => ({ timeZone, isHoliday: () => false });
    const asked = { viewer, grouping: 'driver' as const, now: at('2026-03-14T09:00') };
    const { groups } = await readEffectiveness({ db: database.db, calendarOf }, asked);
    expect(groups).toMatchObject([
      { key: 'login_trend_14d', acted: { part: 1, whole: 1 }, saveRate: { part: 1, whole: 1 } },
    ]);
  });
});
