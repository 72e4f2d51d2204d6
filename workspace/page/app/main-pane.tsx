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

/** What the address points at: a channel, or one of the app's two tabs. */
export function MainPane({ data, channels, appDm, at, go }: Props): ReactNode {
  const tab = at === 'home' || at === 'messages' ? at : null;
  if (tab !== null || at === appDm?.id) {
    const messages = appDm === null ? [] : (data.messages[appDm.id] ?? []);
    return (
      <AppPane
        tab={tab ?? 'messages'}
        onTab={(next) => go({ at: next })}
        home={data.home}
        dm={appDm}
        messages={messages}
      />
    );
  }
  const channel = channels.find(({ id }) => id === at);
  if (channel === undefined) return <p className="empty">You cannot see this channel as this person.</p>;
  return <ChannelPane key={channel.id} channel={channel} messages={data.messages[channel.id] ?? []} />;
}
