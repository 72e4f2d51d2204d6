import { useState, type ReactNode } from 'react';
import type { UiFault } from '../../ui-contract';
import { send } from '../live/client';
import { describeFault } from './describe-fault';
import { DrawerPanel } from './drawer';
import { FaultForm } from './fault-form';

/** Makes the stand-in misbehave, to see what the app does about it. */
export function FaultsDrawer({ faults, onClose }: { faults: readonly UiFault[]; onClose: () => void }): ReactNode {
  const [error, setError] = useState('');
  const replace = async (next: UiFault[]): Promise<void> => {
    const reply = await send('faults', { faults: next });
    setError(reply.ok ? '' : reply.message);
  };
  return (
    <DrawerPanel title="Faults" onClose={onClose}>
      <p className="drawer-intro">Make Slack answer the app badly, and see what becomes of it.</p>
      {error !== '' && <p role="alert">{error}</p>}
      <ul className="faults" aria-label="Active faults">
        {faults.map((fault, index) => (
          <li key={index}>
            <span>{describeFault(fault)}</span>
            <button
              type="button"
              className="button button-default"
              aria-label={`Remove ${describeFault(fault)}`}
              onClick={() => void replace(faults.filter((other) => other !== fault))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <FaultForm onAdd={(fault) => void replace([...faults, fault])} />
    </DrawerPanel>
  );
}
