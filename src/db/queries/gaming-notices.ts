import { sql } from 'drizzle-orm';
import type { GamingNotice } from '../../domain/monitor';
import type { Db } from '../client';

/** The newest reading of each person in question, where it was over a limit. */
export async function listGamingNotices(
  db: Db,
  args: { email: string; pods: readonly string[]; fromDay: string; toDay: string },
): Promise<GamingNotice[]> {
  const { rows } = await db.execute<GamingNotice & { is_breached: boolean }>(sql`
    select * from (
      select distinct on (days.subject) days.subject as email, people.name, days.detail, days.is_breached
      from monitor_days days join people on people.email = days.subject
      where days.monitor = 'gaming' and days.day between ${args.fromDay} and ${args.toDay}
        and (people.email = ${args.email} or people.manager_email = ${args.email}
          or people.pod = any(${sql.param([...args.pods])}::text[]))
      order by days.subject, days.day desc) newest
    where is_breached order by email <> ${args.email}, name, email`);
  return rows.map(({ email, name, detail }) => ({ email, name, detail }));
}
