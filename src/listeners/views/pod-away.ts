import { z } from 'zod';
import { buildPodPage } from '../../views/pod-page';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parsePodAway } from './parse-away';
import type { SubmitArgs } from './submission';

const Target = z.object({ pod: z.string().min(1), responseUrl: z.url() });

/** Wrong fields are answered in the form, right ones close it and show on the pod's page. */
export const onPodAwayForm =
  ({ pods, readToday, answerUrl, clock }: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const asked = { caller: callerOfInteraction(body), now: clock.now() };
    const form = parsePodAway(view.state.values, await readToday(asked));
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack();
    const { pod, responseUrl } = Target.parse(JSON.parse(view.private_metadata));
    await pods.setAway({ ...asked, pod, ...form.value });
    await answerUrl(responseUrl, 'replace', buildPodPage(await pods.page({ ...asked, pod })));
  };
