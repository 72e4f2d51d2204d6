import { sql } from 'drizzle-orm';
import type { FreshnessSlo } from '../../domain/monitor';
import type { Db } from '../client';

/** Days within the limit over days looked at, for each `source/stream`; a source's name holds no slash. */
export async function listFreshnessSlo(db: Db, args: { fromDay: string; toDay: string }): Promise<FreshnessSlo[]> {
  const { rows } = await db.execute<{ source: string; stream: string; kept: string; days: string }>(sql`
    select split_part(subject, '/', 1) as source, split_part(subject, '/', 2) as stream,
      count(*) filter (where not is_breached) as kept, count(*) as days
    from monitor_days
    where monitor = 'data_lag' and subject <> '' and day between ${args.fromDay} and ${args.toDay}
    group by subject order by subject`);
  return rows.map(({ source, stream, kept, days }) => ({
    source,
    stream,
    keptRate: Number(kept) / Number(days),
    days: Number(days),
  }));
}
