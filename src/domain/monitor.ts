/** The four ways such a system fails (R27–R33). */
export const MONITORS = ['gaming', 'data_lag', 'fatigue', 'role_confusion'] as const;
export type MonitorId = (typeof MONITORS)[number];
