import type { KnownBand } from '../domain/band';

/** What a CRM is told about an account. Texts are cut to what the field holds, which preflight found. */
export type HealthValues = { health: KnownBand; reason: string; asOf: Date };
/** `recordId`: the CRM's id of the account. */
export type HealthChange = { recordId: string; values: HealthValues };

/** A logged action, a Critical alert's task or a review note. `key`: the same for the same thing, for ever: it is written once. */
export type CrmActivity = {
  key: string; // at most 64 characters, of letters, digits, '-' and '_'
  kind: 'task' | 'note';
  recordId: string;
  subject: string;
  body: string;
  dueOn: string | null; // YYYY-MM-DD; null: it is done already
  happenedAt: Date;
  ownerEmail: string | null;
};

/**
 * What became of one record. `refused`: only a person can mend it (a validation rule, a deleted record); `failed`: worth another attempt; `newer`:
 * the CRM holds a value that is later than ours, which stays; `unknown`: it may have been written, and nothing tells.
 */
export type WriteResult =
  | { kind: 'written'; remoteId: string | null }
  | { kind: 'newer'; asOf: Date }
  | { kind: 'refused' | 'failed' | 'unknown'; reason: string };

export type PreflightProblem = { field: string | null; text: string };
export type Preflight = {
  problems: readonly PreflightProblem[];
  reasonLength: number | null;
  writes: readonly string[];
  /** Whether an activity written twice is one, for the CRM knows its key. Absent: it is not, and none is ever repeated. */
  areActivitiesKeyed?: boolean | undefined;
};

/**
 * A CRM that Barometer answers to. One result per record, in the order given; never more than `maxBatch` records at once.
 * @throws SourceError when nothing of the batch can be said to have been written.
 */
export type CrmSink = {
  target: string; // the name of its source in barometer.yaml
  maxBatch: number;
  /** Fields, their lengths and types, and permissions, before anything is written. */
  preflight(signal: AbortSignal): Promise<Preflight>;
  writeHealth(changes: readonly HealthChange[], signal: AbortSignal): Promise<readonly WriteResult[]>;
  writeActivities(activities: readonly CrmActivity[], signal: AbortSignal): Promise<readonly WriteResult[]>;
};
