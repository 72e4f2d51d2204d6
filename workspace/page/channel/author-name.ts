import type { UiMessage } from '../../ui-contract';
import type { Viewer } from '../live/viewer-context';

/** Who wrote a message, by name; the bot goes by the app's name. */
export function authorName(message: UiMessage, viewer: Viewer): string {
  if (message.authorId === 'app') return viewer.app.name;
  return viewer.people.find(({ id }) => id === message.authorId)?.name ?? message.authorId;
}
