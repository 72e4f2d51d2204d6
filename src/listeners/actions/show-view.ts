import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ListenerDeps } from '../deps';
import type { PressArgs } from './press';

const Pressed = z.object({
  trigger_id: z.string(),
  view: z
    .object({
      id: z.string(),
      type: z.string(),
      root_view_id: z.string().nullish(),
      previous_view_id: z.string().nullish(),
    })
    .nullish(),
});
type PressedView = NonNullable<z.infer<typeof Pressed>['view']>;

/**
 * Opens a form or a page where something was pressed: a new window over a message or Home, on top of the window that was pressed in,
 * and in its place where three lie on each other already, which is as many as Slack allows.
 */
export async function showView(
  { openView, pushView, updateView }: Pick<ListenerDeps, 'openView' | 'pushView' | 'updateView'>,
  { body }: Pick<PressArgs, 'body'>,
  view: ModalView,
): Promise<void> {
  const { trigger_id: triggerId, view: pressed } = Pressed.parse(body);
  if (pressed?.type !== 'modal') return openView(triggerId, view);
  return isThird(pressed) ? updateView(pressed.id, view) : pushView(triggerId, view);
}

function isThird({ id, root_view_id: root, previous_view_id: previous }: PressedView): boolean {
  const isFirst = root === id || !previous;
  return !isFirst && previous !== root;
}
