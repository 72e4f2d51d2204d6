/** What a person can say they did about an alert. */
export const ACTION_KINDS = ['call', 'email', 'meeting', 'training', 'escalation', 'other'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];
