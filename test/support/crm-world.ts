import type { CrmSink } from '../../src/crm/sink';
import type { Db } from '../../src/db/client';
import { accountHealth, accounts, crmWrites } from '../../src/db/schema';
import type { StreamFreshness } from '../../src/domain/stream';
import type { CrmTarget, WriteBackDeps } from '../../src/services/write-back/settings';
import { createWriteBack } from '../../src/services/write-back/write-back';
import { NOW } from './alert-world';

export const TARGET: CrmTarget = {
  target: 'crm',
  isEnabled: true,
  isDryRun: false,
  tasks: true,
  notes: true,
  dailyLimit: 20_000,
  refreshDays: 7,
  recordFrom: 'either',
};

export const FRESH: StreamFreshness = {
  stream: 'usage_daily',
  source: 'warehouse',
  asOf: NOW,
  limitHours: 48,
  isStale: false,
};

export type Health = Partial<typeof accountHealth.$inferInsert>;
const RED = { band: 'red', score: 30, reason: 'Logins down 41% in 14 days', driverStream: 'usage_daily' } as const;

/** A scored account with its record in the CRM: `001-<id>`. */
export async function seedScored(db: Db, accountId: string, health: Health = {}): Promise<void> {
  const account = { accountId, name: accountId, pod: 'north', aeEmail: 'anna@example.test', source: 'test' };
  await db.insert(accounts).values({ ...account, crmId: `001-${accountId}` });
  await db.insert(accountHealth).values({
    accountId,
    scoredAt: NOW,
    modelVersion: 'm1',
    coverage: 1,
    dimensions: [],
    trend: 'stable' as const,
    ...RED,
    ...health,
  });
}

type Parts = Partial<Omit<WriteBackDeps, 'db' | 'clock' | 'readFreshness'>> & {
  db: Db;
  crm: CrmSink;
  now: Date | (() => Date);
  freshness?: StreamFreshness[];
};

/** A process that writes to `crm`; each call has looked at nothing before. */
export function createWriter({ db, crm, now, freshness = [FRESH], ...rest }: Parts) {
  const clock = { now: () => (now instanceof Date ? now : now()) };
  const deps = { db, clock, owner: 'writer', random: () => 0.5, openSink: () => crm, ...rest };
  return createWriteBack({ ...deps, readFreshness: async () => freshness });
}

export const readWrites = (db: Db) => db.select().from(crmWrites).orderBy(crmWrites.kind, crmWrites.dedupeKey);
