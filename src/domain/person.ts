export const ROLES = ['ae', 'csm', 'manager', 'revops', 'exec'] as const;
export type Role = (typeof ROLES)[number];

/** Someone on the company's own team, from people.csv. `slackUserId` null: not (yet) found in Slack. */
export type Person = {
  email: string;
  name: string;
  role: Role;
  pod: string | null;
  managerEmail: string | null;
  slackUserId: string | null;
  timeZone: string; // IANA; 'UTC' until Slack has told
};
