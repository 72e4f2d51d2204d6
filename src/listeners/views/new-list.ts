import { z } from 'zod';
import { MOST_OWN_LISTS } from '../../services/lists/create-lists';
import { buildList, fullSentence, savedNotice } from '../../views/list/build-list';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseList } from './parse-list';
import type { SubmitArgs } from './submission';
import { LIST_INPUTS } from '../../views/list/list-inputs';

const Target = z.object({ responseUrl: z.url() });

/** Saves the list, which is quick, and closes the form; then shows it in the place of the one the form was opened from. */
export const onNewListForm =
  ({ lists, answerUrl, clock }: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parseList(view.state.values);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    const asked = { caller: callerOfInteraction(body), now: clock.now() };
    const saved = await lists.save({ ...asked, ...form.value });
    if (saved === null)
      return ack({ response_action: 'errors', errors: { [LIST_INPUTS.name]: fullSentence(MOST_OWN_LISTS) } });
    await ack();
    const { responseUrl } = Target.parse(JSON.parse(view.private_metadata));
    const list = await lists.page({ ...asked, state: saved.state });
    await answerUrl(responseUrl, 'replace', buildList(list, savedNotice(form.value.name, saved.isReplaced)));
  };
