import { useMemo, useState, type ReactNode } from 'react';
import { MainPane } from './app/main-pane';
import type { Address, Place } from './live/place';
import type { ReadMarks } from './live/read-marks';
import { useUnread } from './live/use-unread';
import { useWorkspace } from './live/use-workspace';
import { ViewerContext, type Viewer } from './live/viewer-context';
import { ModalDialog } from './modal/modal-dialog';
import { Announcer } from './shell/announcer';
import { DeliveriesDrawer } from './shell/deliveries-drawer';
import { FaultsDrawer } from './shell/faults-drawer';
import { MenuButton } from './shell/menu-button';
import { PageTitle } from './shell/page-title';
import { Sidebar } from './shell/sidebar';
import { TimeBar, type Drawer } from './shell/time-bar';
import type { UiState } from '../ui-contract';

type Props = {
  as: string;
  at: Place;
  go: (next: Partial<Address>) => void;
  openedAt: string;
  marks: ReadMarks;
  onMarks: (change: (marks: ReadMarks) => ReadMarks) => void;
};

const MINUTE_LENGTH = 'YYYY-MM-DDTHH:mm'.length; // what is drawn shows no seconds of the present

function useViewerValue(state: UiState | null, as: string): Viewer | null {
  const { people, channels, app } = state ?? {};
  const now = state?.now.slice(0, MINUTE_LENGTH);
  return useMemo(() => {
    const person = people?.find(({ id }) => id === as);
    if (!people || !channels || !app || !now || person === undefined) return null;
    return { person, now: new Date(`${now}Z`), people, channels, app };
  }, [people, channels, app, now, as]);
}

const focusMain = (): void => document.getElementById('main')?.focus();

function titleOf(state: UiState, at: Place): string {
  const channel = state.channels.find(({ id }) => id === at);
  return `${channel?.name ?? state.app.name} · ${state.team.name}`;
}

const findAppDm = (state: UiState | null) =>
  state?.channels.find(({ kind, name }) => kind === 'dm' && name === state.app.name) ?? null;

/** The whole page as one person sees it. */
export function Workspace({ as, at, go, openedAt, marks, onMarks }: Props): ReactNode {
  const data = useWorkspace(as);
  const { state, messages } = data;
  const viewer = useViewerValue(state, as);
  const [drawer, setDrawer] = useState<Drawer>(null);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const appDm = findAppDm(state);
  const openChannelId = at === 'messages' ? (appDm?.id ?? null) : at;
  const unreadOf = useUnread({ personId: as, openChannelId, openedAt, marks, messages, onMarks });
  if (state === null || viewer === null) return <p className="empty">Opening the workspace…</p>;
  const onNavigate = (): void => {
    if (isMenuOpen) focusMain(); // the link pressed is about to disappear
    setIsMenuOpen(false);
  };
  const menu = <MenuButton isOpen={isMenuOpen} onToggle={() => setIsMenuOpen(!isMenuOpen)} />;
  return (
    <ViewerContext value={viewer}>
      <PageTitle title={titleOf(state, at)} />
      <div className={isMenuOpen ? 'shell shell-menu-open' : 'shell'}>
        <a className="skip-link" href="#main" onClick={(event) => (event.preventDefault(), focusMain())}>
          Skip to conversation
        </a>
        <TimeBar
          state={state}
          timeZone={viewer.person.tz}
          connection={data.connection}
          drawer={drawer}
          onDrawer={setDrawer}
          menu={menu}
        />
        <Sidebar {...{ state, as, at, appDm, unreadOf }} onPerson={(id) => go({ as: id })} onNavigate={onNavigate} />
        <main id="main" className="pane" tabIndex={-1}>
          <MainPane data={data} channels={state.channels} appDm={appDm} at={at} go={go} />
        </main>
        {drawer === 'deliveries' && <DeliveriesDrawer deliveries={state.deliveries} onClose={() => setDrawer(null)} />}
        {drawer === 'faults' && <FaultsDrawer faults={state.faults} onClose={() => setDrawer(null)} />}
      </div>
      <Announcer messages={messages} />
      {data.modals.map((view) => (
        <ModalDialog key={view.id} view={view} />
      ))}
    </ViewerContext>
  );
}
