import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { UiChannel, UiMessage, UiView } from '../../ui-contract';
import { Avatar } from '../channel/avatar';
import { Conversation } from '../channel/conversation';
import { send } from '../live/client';
import { useViewer } from '../live/viewer-context';
import { HomeTab } from './home-tab';

type Tab = 'home' | 'messages';
type Props = {
  tab: Tab;
  onTab: (tab: Tab) => void;
  home: UiView | null;
  dm: UiChannel | null;
  messages: readonly UiMessage[];
};
const TABS = [
  ['home', 'Home'],
  ['messages', 'Messages'],
] as const;

function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }): ReactNode {
  const other: Tab = tab === 'home' ? 'messages' : 'home';
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    onTab(other);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
  };
  return (
    <div role="tablist" className="tabs" aria-label="App views" onKeyDown={onKeyDown}>
      {TABS.map(([key, label]) => (
        <button
          key={key}
          id={`tab-${key}`}
          type="button"
          role="tab"
          aria-selected={tab === key}
          aria-controls="app-panel"
          tabIndex={tab === key ? 0 : -1}
          onClick={() => onTab(key)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** The app itself: its Home tab and the direct messages it writes. Each opening tells the app, as Slack does. */
export function AppPane({ tab, onTab, home, dm, messages }: Props): ReactNode {
  const { app, person } = useViewer();
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    const tell = async (): Promise<void> => {
      const reply = await send('home/open', { as: person.id, tab });
      setRefusal(reply.ok ? null : reply.message);
    };
    void tell();
  }, [person.id, tab]);
  return (
    <>
      <header className="pane-header pane-header-app">
        <Avatar name={app.name} isApp />
        <h1>{app.name}</h1>
        <Tabs tab={tab} onTab={onTab} />
      </header>
      <div
        id="app-panel"
        role="tabpanel"
        className="pane-panel"
        aria-label={tab === 'home' ? 'Home' : 'Direct conversation'}
      >
        {refusal !== null && <p className="empty">{refusal}</p>}
        {tab === 'home' && refusal === null && <HomeTab home={home} />}
        {tab === 'messages' && dm === null && <p className="empty">{app.name} has not written to you yet.</p>}
        {tab === 'messages' && dm !== null && (
          <Conversation channelId={dm.id} name={app.name} isArchived={dm.isArchived} messages={messages} />
        )}
      </div>
    </>
  );
}
