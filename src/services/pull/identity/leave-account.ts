import type { Connection } from '../../../db/queries/ingest-lock';
import { findSharingKey, takeFactsBack } from '../../../db/queries/take-back';
import { EVENT_COLUMNS, rollUpUsageDays } from '../../../db/queries/usage-days';
import { rollUpEngagementDays } from '../../../db/queries/engagement-days';
import { findSaidBySource, listEventDays } from '../../../db/queries/usage-events';
import { toExactFrom } from '../roll-up/fold-events';

/**
 * A customer is that account no longer: what its source said of the account waits again. `left`: it stays there, because another customer of the source
 * is the account too; product events, which know whose they are, are counted without it.
 */
export async function leaveAccount(
  { db }: Connection,
  claim: { source: string; key: string; accountId: string; now: Date },
): Promise<'taken back' | 'left'> {
  const { source, key, now } = claim;
  const sharing = await findSharingKey(db, claim);
  if (sharing === null) {
    await takeFactsBack(db, claim);
    return 'taken back';
  }
  const days = await listEventDays(db, { source, keys: [key] });
  const touched = days.map(({ day }) => ({ accountKey: sharing, day }));
  if (touched.length === 0) return 'left';
  const rollUp = { source, touched, exactFrom: toExactFrom(now), now };
  await rollUpUsageDays(db, { ...rollUp, columns: EVENT_COLUMNS });
  const { engagement } = await findSaidBySource(db, source);
  if (engagement.length > 0) await rollUpEngagementDays(db, { ...rollUp, columns: engagement });
  return 'left';
}
