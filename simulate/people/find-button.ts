import type { Workspace } from '../../workspace/server/start-workspace';
import type { UiActionRequest } from '../../workspace/ui-contract';

const MESSAGES_READ = 40; // of a conversation, newest first

export type Button = Pick<UiActionRequest, 'container' | 'blockId' | 'action'>;
export type Wanted = {
  as: string;
  alertId: string;
  actionId: string;
  channelId: string | null;
  messageTs: string | null;
};
type Drawn = Record<string, unknown>;

/** Where this person sees this alert's button: on its message in the pod's channel, else in what Barometer wrote to them. */
export function findButton(workspace: Workspace, wanted: Wanted): Button | null {
  const { as, channelId, messageTs } = wanted;
  if (channelId !== null && messageTs !== null) {
    const posted = workspace.readChannel(as, channelId).find(({ ts }) => ts === messageTs);
    const found = posted && findIn(posted.blocks, wanted);
    if (found) return { container: { type: 'message', channelId, ts: messageTs }, ...found };
  }
  const directId = workspace.dmOf(as);
  for (const { blocks, ts } of workspace.readChannel(as, directId).slice(-MESSAGES_READ).toReversed()) {
    const found = findIn(blocks, wanted);
    if (found) return { container: { type: 'message', channelId: directId, ts }, ...found };
  }
  return null;
}

/** @param blocks - as drawn. `alertId` null: the button is of no alert, its id is enough. */
export function findIn(
  blocks: readonly unknown[],
  { alertId, actionId }: Pick<Wanted, 'actionId'> & { alertId: string | null },
): Omit<Button, 'container'> | null {
  for (const block of blocks.filter(isDrawn)) {
    for (const element of listElements(block)) {
      const value = alertId === null ? {} : valueOf(element, alertId);
      if (element['action_id'] !== actionId || value === null) continue;
      return {
        blockId: String(block['block_id']),
        action: { type: String(element['type']), action_id: actionId, ...value },
      };
    }
  }
  return null;
}

function isDrawn(value: unknown): value is Drawn {
  return typeof value === 'object' && value !== null;
}

function listElements(block: Drawn): Drawn[] {
  const elements = Array.isArray(block['elements']) ? block['elements'] : [];
  return [...elements, block['accessory']].filter(isDrawn);
}

/** A button says the alert it is of; an overflow says it in each of its entries, of which "resolve" is the one looked for. */
function valueOf(element: Drawn, alertId: string): Pick<Button['action'], 'value' | 'selected_option'> | null {
  if (element['value'] === alertId) return { value: alertId };
  const options = Array.isArray(element['options']) ? element['options'] : [];
  const wanted = `resolve:${alertId}`;
  const option: unknown = options.find((one: unknown) => isOption(one) && one.value === wanted);
  return option === undefined ? null : { selected_option: option };
}

function isOption(value: unknown): value is { value: string } {
  return typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string';
}
