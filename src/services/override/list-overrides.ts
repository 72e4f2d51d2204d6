import type { Db } from '../../db/client';
import { isAccountVisible, listOverrides as list } from '../../db/queries/overrides';
import type { Override, OverrideStatus } from '../../domain/override';
import type { KnownViewer } from '../../domain/viewer';
import { NotFoundError } from '../../errors';
import { toOverrideStatus } from '../../scoring/override';

/** Every judgement ever made of an account, newest first, with how it stands. @throws NotFoundError outside the viewer's scope. */
export async function listOverrides(
  db: Db,
  { viewer, accountId, now }: { viewer: KnownViewer; accountId: string; now: Date },
): Promise<{ override: Override; status: OverrideStatus }[]> {
  const isVisible = await isAccountVisible(db, { accountId, scope: viewer.scope });
  if (!isVisible) throw new NotFoundError('I find no such account among yours.');
  const all = await list(db, { accountId, now });
  return all.map((override) => ({ override, status: toOverrideStatus(override, all.toReversed(), now) }));
}
