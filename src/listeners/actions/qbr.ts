import { buildQbrNote } from '../../views/qbr/qbr-note';
import { buildSendBackModal } from '../../views/qbr/send-back-modal';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { qbrIdOf, responseUrlOf, type PressArgs } from './press';

type Deps = Pick<ListenerDeps, 'reviews' | 'clock' | 'answerUrl' | 'openView'>;

/** Sign off, or prepare again: the note is drawn again with what came of it. */
export const onDecideQbr =
  ({ reviews, clock, answerUrl }: Deps, choice: 'signOff' | 'prepareAgain') =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const press = { caller: callerOfInteraction(body), qbrId: qbrIdOf(action), now: clock.now() };
    await answerUrl(responseUrlOf(body), 'replace', buildQbrNote(await reviews[choice](press)));
  };

/** Asks why; of a review that is decided already the note is drawn again instead. */
export const onSendBackQbr =
  ({ reviews, clock, answerUrl, openView }: Deps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const qbrId = qbrIdOf(action);
    const responseUrl = responseUrlOf(body);
    const qbr = await reviews.read({ caller: callerOfInteraction(body), qbrId, now: clock.now() });
    if (qbr.status !== 'draft' || !qbr.isCurrent) return answerUrl(responseUrl, 'replace', buildQbrNote(qbr));
    await openView(body.trigger_id, buildSendBackModal(qbr.content, JSON.stringify({ qbrId, responseUrl })));
  };
