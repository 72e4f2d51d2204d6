import type { AlertStatus } from './alert';
import type { Tier } from './trigger';

/** An alert whose first message waits, with what decides about it. `revenueAtRisk` in one common currency; null: not known. */
export type HeldPostRow = {
  alertId: string;
  driEmail: string;
  timeZone: string; // of the DRI
  tier: Tier;
  status: AlertStatus;
  driverSignal: string | null;
  incidentId: string | null; // it belongs, or belonged, to this one
  revenueAtRisk: number | null;
  openedAt: Date;
};
