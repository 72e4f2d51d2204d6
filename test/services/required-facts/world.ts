import { accounts, people } from '../../../src/db/schema';
import type { KnownViewer } from '../../../src/domain/viewer';
import { createRequiredFacts, type RequiredFacts } from '../../../src/services/required-facts/create-required-facts';
import type { RequiredFact } from '../../../src/domain/required-fact';
import { truncateAll, type TestDatabase } from '../../support/database';

export const NOW = new Date('2026-11-20T12:00:00Z');
export const LATER = new Date('2026-11-21T12:00:00Z');
export const DEFAULTS: readonly RequiredFact[] = ['executive_sponsor', 'renewal_on', 'arr'];
export const CALLER = { slackUserId: 'U1', teamId: 'T', enterpriseId: null };

const viewer: KnownViewer = {
  kind: 'person',
  slackUserId: 'U1',
  person: { email: 'ada@us.test', name: 'Ada', role: 'ae', pod: null, managerEmail: null, slackUserId: 'U1', timeZone: 'UTC' }, // prettier-ignore
  scope: { kind: 'own', email: 'ada@us.test', pods: [] },
  managedPods: [],
};

/** Ada's account Acme, of which nothing is known but its name. */
export async function seedAcme({ pool, db }: TestDatabase): Promise<void> {
  await truncateAll(pool);
  await db.insert(people).values({ email: 'ada@us.test', name: 'Ada', role: 'ae', source: 'csv' });
  await db.insert(accounts).values({ accountId: 'a1', name: 'Acme', aeEmail: 'ada@us.test', source: 'csv' });
}

export const factsOf = ({ db }: TestDatabase, requiredFacts = DEFAULTS): RequiredFacts =>
  createRequiredFacts({ db, findViewer: async () => viewer, requiredFacts });

/** What Ada enters about Acme. */
export const enter = async (
  database: TestDatabase,
  answers: Parameters<RequiredFacts['enter']>[0]['answers'],
  { now = NOW, required = DEFAULTS }: { now?: Date; required?: readonly RequiredFact[] } = {},
) => factsOf(database, required).enter({ caller: CALLER, accountId: 'a1', now, answers });

/** Entries as they stand: field, what, since when ended, by whom. */
export async function listEntries({ pool }: TestDatabase): Promise<unknown[][]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select field, value, ended_at is not null as has_ended, ended_by from entered_facts order by id`,
  );
  return rows.map((row) => Object.values(row));
}

export async function readAcme({ pool }: TestDatabase): Promise<unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select arr, renewal_on::text, source from accounts where account_id = 'a1'`,
  );
  return Object.values(rows[0] ?? {});
}

export async function listPeople({ pool }: TestDatabase): Promise<unknown[][]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select account_id, contact_id, name, email, role, source from contacts order by account_id, contact_id`,
  );
  return rows.map((row) => Object.values(row));
}
