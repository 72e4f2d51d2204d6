import type { JsonObject } from '../json';
import type { StoredView } from '../stores/views';
import type { World } from '../world';

/** A view as Slack shows it in answers and payloads. */
export function toApiView(world: World, view: StoredView, values: JsonObject = {}): JsonObject {
  return {
    id: view.id,
    team_id: world.settings.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.settings.app.id,
    external_id: view.externalId,
    app_installed_team_id: world.settings.team.id,
    bot_id: world.settings.app.botId,
  };
}
