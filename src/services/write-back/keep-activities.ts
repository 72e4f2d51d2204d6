import {
  insertCrmActivities,
  listUntoldActions,
  listUntoldCriticals,
  listUntoldReviews,
  type KeyedActivity,
} from '../../db/queries/crm-activities';
import { beginActivities, endActivities } from '../../db/queries/crm-targets';
import type { Db } from '../../db/client';
import type { CrmTarget } from './settings';
import { toCrmActivity } from './to-crm-activity';

const MOST_AT_ONCE = 1_000; // the rest comes with the next run

/**
 * What people did, are to do and wrote since activities were switched on, kept to be told to the CRM: once each, by its natural key. What happened
 * before is never told.
 */
export async function keepActivities(db: Db, target: CrmTarget, now: Date): Promise<number> {
  const tasks = await keep(db, target, { kind: 'task', isOn: target.tasks, now });
  return tasks + (await keep(db, target, { kind: 'note', isOn: target.notes, now }));
}

type Wanted = { kind: 'task' | 'note'; isOn: boolean; now: Date };

async function keep(db: Db, target: CrmTarget, { kind, isOn, now }: Wanted): Promise<number> {
  const name = target.target;
  if (!isOn) {
    await endActivities(db, { target: name, kind });
    return 0;
  }
  const since = await beginActivities(db, { target: name, kind, now });
  const query = { target: name, recordFrom: target.recordFrom, since, now, limit: MOST_AT_ONCE };
  const found =
    kind === 'note'
      ? await listUntoldReviews(db, query)
      : [...(await listUntoldCriticals(db, query)), ...(await listUntoldActions(db, query))];
  const status = target.isDryRun ? 'dry_run' : 'pending';
  return insertCrmActivities(db, { target: name, writes: found.map(toRow), status, now });
}

function toRow(activity: KeyedActivity) {
  const { key, kind, ...rest } = toCrmActivity(activity);
  return { kind, key, accountId: activity.accountId, payload: { key, kind, ...rest } };
}
