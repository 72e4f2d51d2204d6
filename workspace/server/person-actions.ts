import type { UiActionRequest, UiReply, UiStateValues } from '../ui-contract';
import { closeView } from './people/close-view';
import { getPerson, getVisibleConversation, NotAllowedError } from './people/get-person';
import { openHome } from './people/open-home';
import { pressAction } from './people/press-action';
import { runCommand } from './people/run-command';
import { submitView } from './people/submit-view';
import { suggest, type SuggestionRequest } from './people/suggest';
import { showView } from './ui/show';
import { waitFor } from './wait-for';
import { ACK_TIMEOUT_MS } from './workspace-settings';
import type { World } from './world';

/** What the page would show instead of an exception. */
async function orRefused<T>(work: Promise<T>): Promise<T | { ok: false; message: string }> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotAllowedError) return { ok: false, message: error.message };
    throw error;
  }
}

async function openHomeAndWait(world: World, as: string) {
  const before = world.views.homeOf(as)?.hash;
  const reply = await openHome(world, as, 'home');
  if (!reply.ok) return null;
  const published = () => {
    const view = world.views.homeOf(as);
    return view !== null && view.hash !== before ? view : null;
  };
  const view = await waitFor(world.feed, published, world.settings.ackTimeoutMs ?? ACK_TIMEOUT_MS).catch(() => null);
  return view && showView(world, view);
}

/** What a person can do, for tests and the headless demo. */
export function createPersonActions(world: World) {
  return {
    readChannel: (as: string, channelId: string) => {
      const channel = getVisibleConversation(world, getPerson(world, as), channelId);
      return world.messages.listFor(channel.id, as);
    },
    dmOf: (userId: string) => world.directory.openDm(userId).id,
    modals: (as: string) => world.views.stackOf(as).map((view) => showView(world, view)),
    home: (as: string) => {
      const view = world.views.homeOf(as);
      return view && showView(world, view);
    },
    command: (as: string, channelId: string, text: string): Promise<UiReply> =>
      orRefused(runCommand(world, as, channelId, text)),
    action: (request: UiActionRequest): Promise<UiReply> => orRefused(pressAction(world, request)),
    submitView: (as: string, viewId: string, values: UiStateValues) => orRefused(submitView(world, as, viewId, values)),
    closeView: (as: string, viewId: string): Promise<UiReply> => orRefused(closeView(world, as, viewId)),
    openHome: (as: string) => openHomeAndWait(world, as),
    suggestion: (request: SuggestionRequest) => orRefused(suggest(world, request)),
  };
}
