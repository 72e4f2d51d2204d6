import type { Logger } from 'pino';
import type { CrmSink } from '../../crm/sink';
import type { Db } from '../../db/client';
import type { RecordFrom } from '../../db/queries/crm-health';
import type { Clock } from '../../domain/clock';
import type { StreamFreshness } from '../../domain/stream';

/** One CRM that is written to, as barometer.yaml says. */
export type CrmTarget = {
  target: string; // the name of its source
  isEnabled: boolean; // the kill switch
  isDryRun: boolean;
  tasks: boolean;
  notes: boolean;
  dailyLimit: number; // records a day, UTC
  refreshDays: number; // Health_AsOf__c is never older, as long as the data is fresh
  recordFrom: RecordFrom;
};

/** Where a writer stands with a batch; the fault tests stop the process at each. */
export type WriteStep = 'claimed' | 'marked' | 'answered' | 'recorded';

export type WriteBackDeps = {
  db: Db;
  clock: Clock;
  owner: string; // unique per process
  random: () => number; // in [0, 1)
  openSink: (target: string) => CrmSink; // throws ConfigError for what cannot be opened
  readFreshness: (now: Date) => Promise<StreamFreshness[]>;
  log?: Pick<Logger, 'info' | 'warn'>;
  step?: (name: WriteStep, kind: string) => Promise<void> | void;
  leaseMs?: number;
};

export const LEASE_MS = 5 * 60_000;
/** A request ends this long before its lease: whoever takes the rows over is the only one who writes. */
export const LEASE_MARGIN_MS = 30_000;

/** Records by what became of them in one run. */
export type WriteBackSummary = {
  decided: number;
  withheld: number;
  written: number;
  failed: number;
  refused: number;
  newer: number;
  unknown: number;
};
export const emptySummary = (): WriteBackSummary => ({
  decided: 0,
  withheld: 0,
  written: 0,
  failed: 0,
  refused: 0,
  newer: 0,
  unknown: 0,
});
