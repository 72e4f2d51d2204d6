import type { DriSettings } from '../../alerts/choose-dri';
import type { Db } from '../../db/client';
import { insertAlertEvent } from '../../db/queries/alert-events';
import { lockAlert, updateOpenAlert, type AlertRow } from '../../db/queries/alerts';
import { findPersonByEmail } from '../../db/queries/people';
import { chooseDris, dataOfDri } from '../announce-transitions/dri';
import type { DeliveryDeps } from './deps';

type Deps = Pick<DeliveryDeps, 'findSlackUser'> & { db: Db; dri: DriSettings };

/**
 * Before an alert is told: whoever it names is still there, or it goes to the next in the chain. When Slack cannot be asked, what it
 * said last stands.
 */
export const createPassOnDri =
  (deps: Deps): DeliveryDeps['passOnDri'] =>
  async (alert, now) => {
    const { driEmail } = alert;
    if (driEmail === null) return alert;
    await deps.findSlackUser(driEmail, now).catch(() => null);
    const left = (await findPersonByEmail(deps.db, driEmail))?.deactivatedAt ?? null;
    return left === null ? alert : deps.db.transaction((tx) => passOn(tx, alert.alertId, deps.dri, now));
  };

async function passOn(tx: Db, alertId: string, settings: DriSettings, now: Date): Promise<AlertRow | null> {
  const alert = await lockAlert(tx, alertId);
  if (alert === null) return null;
  const { accountId, driEmail: from } = alert;
  const dri = (await chooseDris(tx, [alert], settings, now)).get(accountId)?.dri;
  if (dri === undefined || dri.email === null || dri.email === from) return null;
  const note = `${from} is deactivated in Slack: now owned by ${dri.email}`;
  const data = { from, to: dri.email, ...dataOfDri(dri) };
  await insertAlertEvent(tx, { alertId, kind: 'reassigned', at: now, byEmail: null, note, data });
  return (await updateOpenAlert(tx, alertId, { driEmail: dri.email })) ?? alert;
}
