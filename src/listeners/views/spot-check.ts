import { z } from 'zod';
import { buildSpotChecks } from '../../views/judgement/spot-checks';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseVerdict } from './parse-judgement';
import type { SubmitArgs } from './submission';

const Target = z.object({ spotCheckId: z.uuid(), responseUrl: z.url().nullable() });

/** Keeps what was said about a score and draws the list again, with who said what. */
export const onSpotCheckForm =
  ({ judgements, answerUrl, clock, log }: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parseVerdict(view.state.values);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack();
    const { spotCheckId, responseUrl } = Target.parse(JSON.parse(view.private_metadata));
    const asked = { caller: callerOfInteraction(body), spotCheckId, now: clock.now() };
    const progress = await judgements.answerSpotCheck({ ...asked, ...form.value });
    if (progress === null || responseUrl === null) return;
    await answerUrl(responseUrl, 'replace', buildSpotChecks(progress.list, progress.said)).catch((err: unknown) => {
      log.warn({ err, spotCheckId }, 'list not redrawn'); // what was said is kept: no failure of theirs
    });
  };
