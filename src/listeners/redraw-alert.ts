import type { AlertCard } from '../domain/alert';
import type { Caller } from '../domain/viewer';
import { buildAccountCard } from '../views/account-card';
import { buildAlertMessage } from '../views/alert-message';
import type { AlertOrigin } from '../views/modals/alert-origin';
import type { ListenerDeps } from './deps';

type Redraw = { origin: AlertOrigin; card: AlertCard; caller: Caller; now: Date };

/**
 * Shows the new state where it was pressed. What was done is already kept, and the outbox brings the channel's message up to date
 * in any case: a surface that can no longer be drawn (closed, expired) is logged, never told as a failure of the press.
 */
export async function redrawAlert(deps: ListenerDeps, redraw: Redraw): Promise<void> {
  try {
    await draw(deps, redraw);
  } catch (error) {
    deps.log.warn({ err: error, alertId: redraw.card.alertId, origin: redraw.origin.kind }, 'surface not redrawn');
  }
}

async function draw(deps: ListenerDeps, { origin, card, caller, now }: Redraw): Promise<void> {
  if (origin.kind === 'home') return deps.publishHome({ caller, now });
  if (origin.kind === 'message') return deps.answerUrl(origin.responseUrl, 'replace', buildAlertMessage(card));
  if (origin.kind === 'digest') return drawDigest(deps, origin, { caller, now });
  const account = await deps.ask.account({ caller, accountId: card.accountId, now });
  return deps.answerUrl(origin.responseUrl, 'replace', buildAccountCard(account));
}

/** One row changed: the whole digest is drawn again, or a press would leave nothing of it but that alert. */
async function drawDigest(
  { redrawDigest, answerUrl }: ListenerDeps,
  { digestId, responseUrl }: Extract<AlertOrigin, { kind: 'digest' }>,
  who: { caller: Caller; now: Date },
): Promise<void> {
  const message = await redrawDigest({ digestId, ...who });
  if (message !== null) await answerUrl(responseUrl, 'replace', message);
}
