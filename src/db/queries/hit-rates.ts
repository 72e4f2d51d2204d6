import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { HitRate } from '../../domain/prediction';
import type { Db } from '../client';
import { alerts, predictions } from '../schema';

/**
 * How often the predictions on these people's alerts came true, by e-mail: those graded since `since`. What nobody could grade is left
 * out, and so is who has none.
 */
export async function listHitRatesOfPeople(
  db: Db,
  { emails, since }: { emails: readonly string[]; since: Date },
): Promise<Map<string, HitRate>> {
  if (emails.length === 0) return new Map();
  const rows = await db
    .select({
      email: sql<string>`${alerts.driEmail}`,
      right: sql`count(*) filter (where ${predictions.verdict} = 'right')`.mapWith(Number),
      wrong: sql`count(*) filter (where ${predictions.verdict} = 'wrong')`.mapWith(Number),
    })
    .from(predictions)
    .innerJoin(alerts, eq(alerts.alertId, predictions.alertId))
    .where(
      and(
        inArray(predictions.verdict, ['right', 'wrong']),
        gte(predictions.gradedAt, since),
        inArray(alerts.driEmail, [...emails]),
      ),
    )
    .groupBy(alerts.driEmail);
  return new Map(rows.map(({ email, ...rate }) => [email, rate]));
}
