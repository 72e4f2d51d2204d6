import { sql } from 'drizzle-orm';
import type { Role } from '../../domain/person';
import type { Db } from '../client';

/** Someone a report may be for. `pods`: those they lead, of the pilot (R37). */
export type ReportReader = {
  email: string;
  name: string;
  role: Role;
  timeZone: string;
  slackUserId: string | null;
  slackCheckedAt: Date | null; // null: Slack has never been asked, so the time zone is a guess
  pods: readonly string[];
};

type Row = Omit<ReportReader, 'slackCheckedAt'> & { slackCheckedAt: string | Date | null };

/** Everyone who is still here, with the pods that name them as manager, and the pod a manager belongs to. */
export async function listReportReaders(db: Db): Promise<ReportReader[]> {
  const { rows } = await db.execute<Row>(sql`
    select p.email, p.name, p.role, p.time_zone as "timeZone",
      coalesce(p.given_slack_user_id, p.slack_user_id) as "slackUserId", p.slack_checked_at as "slackCheckedAt",
      array(
        select pod from pods where is_pilot and lower(manager_email) = p.email
        union select p.pod where p.role = 'manager' and p.pod is not null
          and coalesce((select is_pilot from pods where pods.pod = p.pod), true)
        order by 1) as pods
    from people p where p.deactivated_at is null order by p.email`);
  return rows.map(({ slackCheckedAt, ...row }) => ({
    ...row,
    slackCheckedAt: slackCheckedAt === null ? null : new Date(slackCheckedAt),
  }));
}
