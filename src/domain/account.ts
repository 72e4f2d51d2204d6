export const SEGMENTS = ['enterprise', 'mid_market', 'smb'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** Customer company, the unit we score. Null = unknown, never zero. */
export type Account = {
  accountId: string;
  name: string;
  segment: Segment | null;
  arr: number | null; // per year, account currency
  currency: string | null; // ISO 4217
  renewalOn: string | null; // YYYY-MM-DD
  aeEmail: string | null;
  csmEmail: string | null;
  pod: string | null;
  crmId: string | null;
};
