/** What a person can say they did about an alert: the kinds of activity that sources report too, so that both count alike. */
export const ACTION_KINDS = ['call', 'email', 'meeting', 'training', 'qbr'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];
