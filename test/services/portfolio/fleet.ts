import type { Db } from '../../../src/db/client';
import { accountHealth, accounts, healthHistory, outcomes } from '../../../src/db/schema';

export const NOW = new Date('2026-11-23T09:00:00.000Z');
export const TODAY = '2026-11-23';
const source = 'test';

type Account = Partial<typeof accounts.$inferInsert> & { accountId: string };
type Health = Partial<typeof accountHealth.$inferInsert>;

/** An account of pod West that pays EUR, and how it stands; without health it has not been scored. */
export async function addAccount(db: Db, account: Account, health: Health | null = {}): Promise<void> {
  const { accountId } = account;
  await db.insert(accounts).values({ name: `Name of ${accountId}`, pod: 'West', currency: 'EUR', source, ...account });
  if (health === null) return;
  await db.insert(accountHealth).values({
    accountId,
    scoredAt: NOW,
    modelVersion: 'v1',
    score: 80,
    band: 'green',
    coverage: 1,
    dimensions: [],
    trend: 'stable',
    ...health,
  });
}

export async function addScore(
  db: Db,
  score: Pick<typeof healthHistory.$inferInsert, 'accountId' | 'day' | 'band' | 'score'> & { modelVersion?: string },
): Promise<void> {
  await db.insert(healthHistory).values({
    scoredAt: new Date(`${score.day}T06:00:00Z`),
    modelVersion: 'v1',
    coverage: 1,
    dimensions: {},
    points: {},
    ...score,
  });
}

/** Rows of outcomes.csv: what happened, or until when the account was watched. */
export async function addOutcome(
  db: Db,
  row: {
    accountId: string;
    outcome?: 'renewed' | 'churned' | 'expanded';
    effectiveOn?: string;
    observedUntil?: string;
  },
): Promise<void> {
  await db.insert(outcomes).values({ key: `${row.effectiveOn ?? ''} ${row.outcome ?? 'observed'}`, source, ...row });
}
