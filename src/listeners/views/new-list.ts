import { z } from 'zod';
import { buildList, savedNotice } from '../../views/list/build-list';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseList } from './parse-list';
import type { SubmitArgs } from './submission';

const Target = z.object({ responseUrl: z.url() });

/** Saves the list and shows it in the place of the one the form was opened from. */
export const onNewListForm =
  ({ lists, answerUrl, clock }: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parseList(view.state.values);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack();
    const { responseUrl } = Target.parse(JSON.parse(view.private_metadata));
    const { name } = form.value;
    const saved = await lists.save({ ...form.value, caller: callerOfInteraction(body), now: clock.now() });
    await answerUrl(responseUrl, 'replace', buildList(saved.list, savedNotice(name, saved.isReplaced)));
  };
