import type { UiEvent } from '../../ui-contract';
import { fetchHome, fetchMessages, fetchModals, fetchState } from './client';
import { createRefresher } from './create-refresher';
import type { WorkspaceChange } from './workspace-data';

type Refresh = {
  state: () => void;
  home: () => void;
  modals: () => void;
  channel: (channelId: string) => void;
  all: () => void;
};

function createReaders(as: string, change: (change: WorkspaceChange) => void): Refresh {
  const lost = (): void => change({ type: 'connection', connection: 'lost' });
  const reader = (read: () => Promise<void>) => createRefresher(() => read().catch(lost));
  const channels = new Map<string, () => void>();
  const readChannel = (channelId: string): void => {
    const known = channels.get(channelId);
    const load = async () => change({ type: 'messages', channelId, messages: await fetchMessages(as, channelId) });
    const refresh = known ?? reader(load);
    channels.set(channelId, refresh);
    refresh();
  };
  const state = reader(async () => {
    const next = await fetchState(as);
    change({ type: 'state', state: next });
    for (const { id } of next.channels) if (!channels.has(id)) readChannel(id);
  });
  // A conversation that was not there before, such as the app's first direct message, is found through the state.
  const channel = (channelId: string): void => (channels.has(channelId) ? readChannel(channelId) : state());
  const home = reader(async () => change({ type: 'home', home: await fetchHome(as) }));
  const modals = reader(async () => change({ type: 'modals', modals: await fetchModals(as) }));
  const all = (): void => [state, home, modals, ...channels.values()].forEach((refresh) => refresh());
  return { state, home, modals, channel, all };
}

function handle(event: UiEvent, refresh: Refresh, change: (change: WorkspaceChange) => void): void {
  switch (event.type) {
    case 'time':
      return change(event);
    case 'channel':
    case 'ephemeral':
      return refresh.channel(event.channelId);
    case 'home':
      return refresh.home();
    case 'modals':
      return refresh.modals();
    case 'state':
      return refresh.state();
  }
}

/**
 * Follow the workspace as one person: reads everything whenever the event stream (re)connects, then only what changed.
 * @returns A function that stops following.
 */
export function followWorkspace(as: string, change: (change: WorkspaceChange) => void): () => void {
  let isFollowing = true;
  const apply = (next: WorkspaceChange): void => (isFollowing ? change(next) : undefined);
  const refresh = createReaders(as, apply);
  const events = new EventSource(`/ui/events?as=${encodeURIComponent(as)}`);
  events.addEventListener('open', () => {
    apply({ type: 'connection', connection: 'live' });
    refresh.all();
  });
  events.addEventListener('error', () => apply({ type: 'connection', connection: 'lost' }));
  events.addEventListener('message', ({ data }) => handle(JSON.parse(String(data)) as UiEvent, refresh, apply));
  refresh.state(); // do not wait for the stream to show the first page
  return () => {
    isFollowing = false;
    events.close();
  };
}
