/** `open`: RevOps is asked · `released`: the owners are told · `closed`: one cause, the alerts ended with it. */
export const INCIDENT_STATUSES = ['open', 'released', 'closed'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** Many accounts that turned red at once for one driver, as RevOps sees them. Plain values for the views. */
export type IncidentCard = {
  incidentId: string;
  driverSignal: string;
  accounts: number; // that turned red with this driver
  held: number; // of which the owners have not been told
  fleet: number; // accounts with a score when it opened
  withinHours: number; // between the first and the last of them
  openedAt: Date;
  releaseAt: Date; // nobody decided by then: the owners are told
  status: IncidentStatus;
  decidedAt: Date | null;
  decidedBy: { name: string; slackUserId: string | null } | null; // null: time decided
  top: readonly IncidentAccount[]; // the most revenue at risk first
};
export type IncidentAccount = { name: string; revenueAtRisk: number | null; currency: string | null };

/** What RevOps can say of an incident. */
export type IncidentChoice = 'release' | 'close';
