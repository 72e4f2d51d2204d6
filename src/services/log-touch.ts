import { findOpenAlert, findVisibleAccount } from '../db/queries/account-card';
import { insertLoggedActivity } from '../db/queries/alert-activities';
import type { Db } from '../db/client';
import type { ActionKind } from '../domain/action-kind';
import type { Caller } from '../domain/viewer';
import { NotFoundError } from '../errors';
import { requirePerson } from './authorise';
import type { FindViewer } from './find-viewer';
import { logAction } from './log-action';

/** `formId`: the form that was filled in, the same when Slack sends it again. */
export type Touch = {
  caller: Caller;
  accountId: string;
  kind: ActionKind;
  note: string | null;
  formId: string;
  now: Date;
};
export type LogTouch = (touch: Touch) => Promise<void>;

/**
 * What someone did for an account they may see: an activity like those that sources report. An alert that opened while the form stood
 * open is thereby acted on. @throws NotFoundError alike for an account that is not there and one outside the scope.
 */
export function createLogTouch({ db, findViewer }: { db: Db; findViewer: FindViewer }): LogTouch {
  return async ({ caller, accountId, kind, note, formId, now }) => {
    const { person: by, scope } = requirePerson(await findViewer(caller, now));
    if ((await findVisibleAccount(db, { accountId, scope })) === null)
      throw new NotFoundError('I find no such account among yours.');
    const alert = await findOpenAlert(db, accountId);
    if (alert !== null)
      await logAction(db, { alertId: alert.alertId, by, now, kind, note: note ?? `Logged from the card: ${kind}` });
    else {
      const activityId = `barometer:form:${formId}`;
      await insertLoggedActivity(db, { accountId, activityId, happenedAt: now, kind, byEmail: by.email, note });
    }
  };
}
