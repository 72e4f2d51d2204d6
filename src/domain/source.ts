/** How a source's customer was recognised as an account. `person` and `file` outrank the rest, and are never overruled by it. */
export const MATCHED_BY = ['file', 'person', 'external_id', 'crm_id', 'domain', 'merged'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** A cell of the CSV contract as JSON keeps it. */
export type Cell = string | number | boolean | null;

/** A customer of a source that nobody recognised, and what waits for it. */
export type UnmatchedCustomer = {
  source: string;
  key: string;
  name: string | null;
  domains: readonly string[];
  waiting: number; // facts and days of usage
  firstSeenAt: Date;
  lastSeenAt: Date;
};

/** Something of a source stands still until a person has looked at it. */
export type SourceStop = {
  source: string;
  part: string; // as its vendor calls it, or one of STOP_PARTS
  since: Date;
  reason: string;
};

/** As one person sees it. `reason` null: not for them. */
export type ShownStop = Omit<SourceStop, 'reason'> & { reason: string | null };

/** What can stand still beside the streams of a source: it could not begin, or its webhook's deliveries are refused. */
export const STOP_PARTS = { settings: 'settings', webhook: 'webhook' } as const;

/** Refused deliveries from which on a webhook is said to refuse them: two may be somebody else's mistake, or a secret that is just being changed. */
export const REFUSALS_TOLD_FROM = 3;

/** A customer of a source whom somebody has spoken of, or a rule recognised. */
export type SaidCustomer = {
  source: string;
  key: string;
  name: string | null;
  account: string | null; // null: no customer of ours
  by: string | null; // who said so; null: at the command line, or a rule
  isByPerson: boolean;
};

export type CrmWriteKind = 'health' | 'task' | 'note';
/**
 * `withheld`: its data is stale (R30); `newer`: the CRM's own value is later than ours; `refused`: only a person can mend it; `failed`: tried again;
 * `unknown`: it may have been written, and is never repeated blindly; `dry_run`: kept, not sent.
 */
export const CRM_WRITE_STATUSES = [
  'pending',
  'claimed',
  'sending',
  'sent',
  'failed',
  'refused',
  'newer',
  'withheld',
  'unknown',
  'dry_run',
] as const;
export type CrmWriteStatus = (typeof CRM_WRITE_STATUSES)[number];
