import { useId, type ReactNode } from 'react';
import type { UiChannel, UiState } from '../../ui-contract';
import { Avatar } from '../channel/avatar';
import { formatAddress, type Place } from '../live/place';
import { PersonSwitcher } from './person-switcher';
import { SidebarLink } from './sidebar-link';

type Props = {
  state: UiState;
  as: string;
  at: Place;
  appDm: UiChannel | null;
  unreadOf: (channelId: string) => number;
  onPerson: (id: string) => void;
  onNavigate: () => void;
};

function Group({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section>
      <h2 id={id}>{title}</h2>
      <ul aria-labelledby={id}>{children}</ul>
    </section>
  );
}

const iconOf = ({ kind }: UiChannel): ReactNode => {
  if (kind === 'dm') return '●';
  return kind === 'private' ? <span className="icon-lock" /> : '#';
};

/** The left column: workspace, person, channels, direct messages, the app. */
export function Sidebar({ state, as, at, appDm, unreadOf, onPerson, onNavigate }: Props): ReactNode {
  const link = (channel: UiChannel): ReactNode => (
    <SidebarLink
      key={channel.id}
      href={formatAddress({ as, at: channel.id as Place })}
      name={channel.name}
      icon={iconOf(channel)}
      isCurrent={at === channel.id}
      unread={unreadOf(channel.id)}
    />
  );
  const direct = state.channels.filter(({ kind, id }) => kind === 'dm' && id !== appDm?.id);
  const isAppOpen = at === 'home' || at === 'messages' || at === appDm?.id;
  const appUnread = appDm === null ? 0 : unreadOf(appDm.id);
  return (
    <div className="sidebar" id="sidebar">
      <p className="sidebar-team">{state.team.name}</p>
      <PersonSwitcher people={state.people} as={as} onChange={onPerson} />
      <nav aria-label="Channels and apps" onClick={onNavigate}>
        <Group title="Channels">{state.channels.filter(({ kind }) => kind !== 'dm').map(link)}</Group>
        {direct.length > 0 && <Group title="Direct messages">{direct.map(link)}</Group>}
        <Group title="Apps">
          <SidebarLink
            href={formatAddress({ as, at: appUnread > 0 ? 'messages' : 'home' })}
            name={state.app.name}
            icon={<Avatar name={state.app.name} isApp />}
            isCurrent={isAppOpen}
            unread={appUnread}
          />
        </Group>
      </nav>
    </div>
  );
}
