import type { ReactNode } from 'react';
import { useViewer } from '../live/viewer-context';

/** What appears above the composer while a slash command is typed. */
export function CommandHint({ id, onChoose }: { id: string; onChoose: () => void }): ReactNode {
  const { app } = useViewer();
  return (
    <div className="command-hint" id={id}>
      <button type="button" tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={onChoose}>
        <strong>{app.command}</strong> <span className="command-usage">{app.commandHint ?? ''}</span>
        <small>{app.name}</small>
      </button>
    </div>
  );
}
