import type { ReactNode } from 'react';
import type { UiDelivery } from '../../ui-contract';
import { DrawerPanel } from './drawer';

const OUTCOMES = {
  pending: 'waiting',
  acknowledged: 'acknowledged',
  late: 'late: no answer within 3 seconds',
  failed: 'failed',
} as const;

function Line({ delivery }: { delivery: UiDelivery }): ReactNode {
  const { kind, label, outcome, status, ms, note } = delivery;
  const facts = [status === null ? null : `HTTP ${status}`, ms === null ? null : `${Math.round(ms)} ms`, note ?? null];
  return (
    <li className={`delivery delivery-${outcome}`}>
      <span className="delivery-kind">{kind.replaceAll('_', ' ')}</span>
      <span className="delivery-label">{label}</span>
      <span className="delivery-outcome">
        {[OUTCOMES[outcome], ...facts].filter((fact) => fact !== null).join(' · ')}
      </span>
    </li>
  );
}

/** The signed requests the workspace sent to the app, newest first, and how the app answered. */
export function DeliveriesDrawer({
  deliveries,
  onClose,
}: {
  deliveries: readonly UiDelivery[];
  onClose: () => void;
}): ReactNode {
  return (
    <DrawerPanel title="Deliveries" onClose={onClose}>
      <p className="drawer-intro">Signed requests to the app, newest first. Slack allows 3 seconds for an answer.</p>
      {deliveries.length === 0 && <p className="empty">None yet.</p>}
      <ol className="deliveries" aria-label="Deliveries">
        {deliveries.map((delivery) => (
          <Line key={delivery.id} delivery={delivery} />
        ))}
      </ol>
    </DrawerPanel>
  );
}
