import { z } from 'zod';
import { buildPodAwayModal } from '../../views/modals/pod-away-modal';
import { ACTIONS } from '../../views/ids';
import { buildNotice, ON_ITS_WAY } from '../../views/notice';
import { buildPodFileMessage } from '../../views/pod-choice';
import { buildPodPage } from '../../views/pod-page';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { podOf, responseUrlOf, type PressArgs } from './press';

const SENT = 'Sent to you in a direct message.';

/** A pod was chosen from several: its page takes the place of the list. */
export const onShowPod =
  ({ pods, clock, answerUrl }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const asked = { caller: callerOfInteraction(body), now: clock.now() };
    const page = await pods.page({ ...asked, pod: podOf(action) });
    await answerUrl(responseUrlOf(body), 'replace', buildPodPage(page));
  };

export const onPodCsv =
  ({ pods, clock, sendFiles, sendOnce, answerUrl }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const caller = callerOfInteraction(body);
    const { slackUserId } = caller;
    const pod = podOf(action);
    const now = clock.now();
    const isSent = await sendOnce({ slackUserId, surface: ACTIONS.podCsv, subject: pod, now }, async () => {
      const { file, ...told } = await pods.file({ caller, now, pod });
      await sendFiles(slackUserId, buildPodFileMessage(told), [file]);
    });
    await answerUrl(responseUrlOf(body), 'ephemeral', buildNotice(isSent ? SENT : ON_ITS_WAY));
  };

export const onSetAway =
  ({ pods, clock, openView }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const asked = { caller: callerOfInteraction(body), now: clock.now() };
    const { pod, ...people } = await pods.prepareAway({ ...asked, pod: podOf(action) });
    await openView(body.trigger_id, buildPodAwayModal({ pod, responseUrl: responseUrlOf(body) }, people));
  };

const Returning = z.object({ value: z.string().regex(/^[0-9a-f]{24}:./su) });

/** Back early, as whoever answers for the pod says. */
export const onBringBack =
  ({ pods, clock, answerUrl }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const { value } = Returning.parse(action);
    const at = value.indexOf(':');
    const asked = { caller: callerOfInteraction(body), now: clock.now(), pod: value.slice(at + 1) };
    await pods.bringBack({ ...asked, personKey: value.slice(0, at) });
    await answerUrl(responseUrlOf(body), 'replace', buildPodPage(await pods.page(asked)));
  };
