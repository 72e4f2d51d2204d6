import type { Db } from '../../../db/client';
import { listReportReaders } from '../../../db/queries/report-readers';
import { listUnledPods } from '../../../db/queries/unled-pods';
import type { PodScope } from '../../../domain/score-move';

export type TrendScope = NonNullable<PodScope>;

/** Whose week each reader hears of: managers of their pods; RevOps of what nobody leads, so that no account is in no report. */
export async function listTrendScopes(db: Db): Promise<Map<string, TrendScope>> {
  const readers = await listReportReaders(db);
  const scopes = new Map<string, TrendScope>();
  for (const { email, pods } of readers) if (pods.length > 0) scopes.set(email, { pods, withPodless: false });
  const unled = await listUnledPods(db, [...new Set(readers.flatMap(({ pods }) => pods))]);
  if (unled.pods.length === 0 && !unled.hasPodless) return scopes;
  for (const { email, role, pods } of readers)
    if (role === 'revops') scopes.set(email, { pods: [...pods, ...unled.pods], withPodless: unled.hasPodless });
  return scopes;
}
