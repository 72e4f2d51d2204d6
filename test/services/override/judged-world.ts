import type { Pool } from 'pg';
import type { Role } from '../../../src/domain/person';
import type { KnownViewer, Scope } from '../../../src/domain/viewer';
import { insert } from '../../db/queries/account-facts';
import { PERSON } from '../../views/samples';

export const NOW = new Date('2026-03-04T06:00:00Z');
export const DAY_MS = 86_400_000;
export const later = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);

/** Acme, yellow at 58: Ana sells, Cy succeeds, Max manages Ana and Mel Cy, Pia manages the pod. */
export async function buildWorld(pool: Pool): Promise<void> {
  await insert(pool, 'people', [
    { email: 'ana@example.com', name: 'Ana', role: 'ae', manager_email: 'max@example.com' },
    { email: 'cy@example.com', name: 'Cy', role: 'csm', manager_email: 'mel@example.com' },
  ]); // prettier-ignore
  await insert(pool, 'accounts', [
    { account_id: 'acme', name: 'Acme', ae_email: 'ana@example.com', csm_email: 'cy@example.com', pod: 'West' },
    { account_id: 'bolt', name: 'Bolt', ae_email: null, csm_email: null, pod: null },
  ]);
  for (const accountId of ['acme', 'bolt']) await setHealth(pool, accountId, 58, 'yellow');
}

export async function setHealth(pool: Pool, accountId: string, score: number | null, band: string): Promise<void> {
  await pool.query(
    `insert into account_health (account_id, scored_at, model_version, score, band, coverage, dimensions, trend)
     values ($1, $2, 'v1', $3, $4, 1, '[]', 'stable') on conflict (account_id) do update set score = $3, band = $4`,
    [accountId, NOW, score, band],
  );
}

/** Someone by their first name, seeing what such a person sees. */
export function viewAs(name: string, role: Role = 'ae', pods: readonly string[] = []): KnownViewer {
  const email = `${name}@example.com`;
  const sees: Scope = role === 'revops' || role === 'exec' ? { kind: 'all' } : { kind: 'own', email, pods };
  return {
    kind: 'person',
    slackUserId: `U0${name}`,
    person: { ...PERSON, email, name, role },
    scope: sees,
    managedPods: pods,
  };
}
