import type { Database } from '../../src/db/client';
import { enqueueDirect, enqueuePosts } from '../../src/db/queries/outbox';
import { countShown } from './count-words';
import type { SurfaceWorld } from './open-world';
import type { MessageRow } from './render-surfaces';

/** What Barometer says by itself, by what its outbox row is about. */
const NAMES: Readonly<Record<string, string>> = {
  'alert.post': 'Alert in the pod’s channel',
  critical: 'A Critical one, to the manager',
  reminder: 'Reminder after a business day',
  escalation: 'To the manager after two',
  missed: 'To the manager after five without an action',
  bundle: 'Several of these to one person',
  daily: 'The morning’s digest',
  monday: 'Monday’s digest',
  weekly_trend: 'A manager’s week',
  spot_checks: 'Scores to look at, monthly',
  monthly_review: 'The month’s accuracy, to RevOps',
  monthly_exec: 'The month, to executives',
  quarterly_board: 'The quarter, to the board',
  qbr: 'A pod’s review, to RevOps',
};
const DELIVERIES = 40;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type SentRow = { messageTs: string; about: string };

/** Lets the jobs of two days run and counts what they post: one example of each kind. */
export async function listMessages(database: Database, world: SurfaceWorld): Promise<MessageRow[]> {
  world.slack.clear();
  await askForAlert(database, world.clock.at);
  for (const day of [nextWeekday(world.clock.at, 1), nextWeekday(world.clock.at, 5)]) {
    world.clock.at = day;
    await world.operations.escalate(day);
    await world.side.serveDigests({ now: day });
    await world.side.serveReports(day);
    await world.side.serveReviews(day);
    await deliverAll(world);
  }
  const sent = await listSent(database);
  return Object.entries(NAMES).flatMap(([about, name]) => {
    const row = sent.find((one) => one.about === about);
    const post = world.slack.calls.find(({ ts }) => ts !== null && ts === row?.messageTs);
    return post === undefined ? [] : [{ name, ...countShown(post.body) }];
  });
}

/** One alert that nobody was told of yet, and its manager's note: those of the past were written as told. */
async function askForAlert({ db, pool }: Database, now: Date): Promise<void> {
  const { rows } = await pool.query<{ alertId: string; manager: string }>(
    `update alerts set channel_id = null, message_ts = null, posted_at = null, status = 'open', tier = 'critical', action_due_on = $1::date + 3
     where alert_id = (select alert_id from alerts where status = 'open' order by account_id limit 1)
     returning alert_id as "alertId", (select manager_email from pods where pods.pod = alerts.pod) as manager`,
    [now],
  );
  for (const { alertId, manager } of rows) {
    await enqueuePosts(db, [alertId], now);
    const note = { kind: 'critical', alertId, tier: 'critical' } as const;
    await enqueueDirect(db, { toEmail: manager, note, dedupeKey: `critical:${alertId}`, now });
  }
}

async function deliverAll(world: SurfaceWorld): Promise<void> {
  for (let run = 0; run < DELIVERIES; run += 1) {
    await world.side.deliver();
    world.clock.at = new Date(world.clock.at.getTime() + MINUTE_MS);
  }
}

async function listSent({ pool }: Database): Promise<SentRow[]> {
  const { rows } = await pool.query<SentRow>(
    `select o.message_ts as "messageTs", coalesce(r.kind, d.kind, case when o.kind = 'direct' then o.payload ->> 'kind' else o.kind end) as about
     from outbox o left join reports r on r.report_id = (o.payload ->> 'reportId')::uuid
       left join digests d on d.digest_id = (o.payload ->> 'digestId')::uuid
     where o.status = 'sent' and o.kind in ('alert.post', 'direct') order by o.id`,
  );
  return rows;
}

/** Noon of the next such day, 0 Sunday. */
function nextWeekday(from: Date, weekday: number): Date {
  const days = (weekday - from.getUTCDay() + 7) % 7 || 7;
  return new Date(Date.parse(`${new Date(from.getTime() + days * DAY_MS).toISOString().slice(0, 10)}T12:00:00Z`));
}
