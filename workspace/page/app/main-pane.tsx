import type { ReactNode } from 'react';
import type { UiChannel } from '../../ui-contract';
import { ChannelPane } from '../channel/channel-pane';
import type { Address, Place } from '../live/place';
import type { WorkspaceData } from '../live/workspace-data';
import { AppPane } from './app-pane';

type Props = {
  data: WorkspaceData;
  channels: readonly UiChannel[];
  appDm: UiChannel | null;
  at: Place;
  go: (next: Partial<Address>) => void;
};

/** The app's own direct message is its Messages tab. */
function findTab(at: Place, appDm: UiChannel | null): 'home' | 'messages' | null {
  if (at === 'home' || at === 'messages') return at;
  return at === appDm?.id ? 'messages' : null;
}

/** What the address points at: a channel, or one of the app's two tabs. */
export function MainPane({ data, channels, appDm, at, go }: Props): ReactNode {
  const tab = findTab(at, appDm);
  if (tab !== null) {
    const messages = data.messages[appDm?.id ?? ''] ?? [];
    return <AppPane tab={tab} onTab={(next) => go({ at: next })} home={data.home} dm={appDm} messages={messages} />;
  }
  const channel = channels.find(({ id }) => id === at);
  if (channel === undefined) return <p className="empty">You cannot see this channel as this person.</p>;
  return <ChannelPane key={channel.id} channel={channel} messages={data.messages[channel.id] ?? []} />;
}
