import { useState, type ReactNode } from 'react';
import type { UiState } from '../../ui-contract';
import { send } from '../live/client';
import { formatNow } from '../live/format-time';
import type { WorkspaceData } from '../live/workspace-data';

export type Drawer = 'deliveries' | 'faults' | null;
type Props = {
  state: UiState;
  timeZone: string;
  connection: WorkspaceData['connection'];
  drawer: Drawer;
  onDrawer: (drawer: Drawer) => void;
  menu: ReactNode;
};

const STEPS = [
  [1, 'day'],
  [7, 'week'],
] as const;

function TimeButtons({ isBusy, onError }: { isBusy: boolean; onError: (message: string) => void }): ReactNode {
  const advance = async (days: 1 | 7): Promise<void> => {
    onError('');
    const reply = await send('advance', { days });
    if (!reply.ok) onError(reply.message);
  };
  return STEPS.map(([days, unit]) => (
    <button
      key={unit}
      type="button"
      className="time-button"
      aria-label={`Forward 1 ${unit}`}
      aria-disabled={isBusy}
      onClick={() => !isBusy && void advance(days)}
    >
      <span aria-hidden="true">+</span>1 {unit}
    </button>
  ));
}

/** The workspace's own clock, the way to move it, and what went over the wire. */
export function TimeBar({ state, timeZone, connection, drawer, onDrawer, menu }: Props): ReactNode {
  const [error, setError] = useState('');
  const { isAvailable, isBusy, label } = state.timeControl;
  const shownNow = formatNow(new Date(state.now), timeZone);
  const said = connection === 'lost' ? 'Connection lost, trying again…' : error || label;
  const toggle = (name: 'deliveries' | 'faults', text: string, count: number): ReactNode => (
    <button
      type="button"
      className="time-button"
      aria-expanded={drawer === name}
      onClick={() => onDrawer(drawer === name ? null : name)}
    >
      {text}
      {count > 0 && <span className="time-count">{count}</span>}
    </button>
  );
  const failed = state.deliveries.filter(({ outcome }) => outcome === 'late' || outcome === 'failed').length;
  return (
    <header className="time-bar" aria-label="Workspace clock">
      {menu}
      <time className="time-now" data-testid="now" dateTime={state.now}>
        {shownNow}
      </time>
      {isAvailable && <TimeButtons isBusy={isBusy} onError={setError} />}
      <p className={isBusy ? 'time-label time-label-busy' : 'time-label'} role="status">
        {said !== '' ? said : <span className="visually-hidden">It is now {shownNow}</span>}
      </p>
      <span className="time-drawers">
        {toggle('deliveries', 'Deliveries', failed)}
        {toggle('faults', 'Faults', state.faults.length)}
      </span>
    </header>
  );
}
