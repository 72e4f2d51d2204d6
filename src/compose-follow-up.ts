import type { Logger } from 'pino';
import type { ConfigFile } from './config-file';
import type { Db } from './db/client';
import type { CalendarOf } from './domain/calendar';
import { createCalendar } from './services/calendar/create-calendar';
import type { DigestDeps } from './services/digest/serve-digests';
import { closeEnded } from './services/escalate/close-ended';
import { closeLeft } from './services/escalate/close-left';
import { escalateAlerts, type EscalateSummary } from './services/escalate/escalate-alerts';

/** What happens to alerts after they were told, by everybody's own clock. */
export type FollowUp = { escalate: (now: Date) => Promise<EscalateSummary & { closed: number }> };

export function composeFollowUp(db: Db, { alerts: { escalation } }: ConfigFile, calendarOf: CalendarOf): FollowUp {
  const settings = {
    remindBusinessDays: escalation.remind_business_days,
    managerBusinessDays: escalation.manager_business_days,
    missedBusinessDays: escalation.missed_business_days,
  };
  return {
    escalate: async (now) => {
      const left = await closeLeft(db, now); // first: nobody is reminded of a customer who is gone
      const escalated = await escalateAlerts({ db, calendarOf, settings }, now);
      return { ...escalated, closed: left + (await closeEnded(db, now)) };
    },
  };
}

/** What writing digests needs: Slack knows who is there, and in which time zone. */
export function toDigestDeps(
  db: Db,
  { calendar, currency_rates: rates }: ConfigFile,
  { findSlackUser, log }: Pick<DigestDeps, 'findSlackUser'> & { log: Pick<Logger, 'warn'> },
): DigestDeps {
  return { db, calendarOf: createCalendar(calendar), rates, findSlackUser, log };
}
