import { accounts, alerts } from '../../src/db/schema';
import { findAlertOwner } from '../../src/db/queries/alert-owner';
import { listAccountsNamed } from '../../src/db/queries/accounts-search';
import type { KnownViewer, Scope } from '../../src/domain/viewer';
import { mayAnswer } from '../../src/services/authorise';
import { useDatabase } from '../support/database';
import { PERSON } from '../views/samples';

const database = useDatabase();
const EMAILS = ['ana@example.com', 'bo@example.com', null];
const PODS = ['West', 'East', null];
const SCOPES: Scope[] = [
  { kind: 'all' },
  { kind: 'own', email: 'ana@example.com', pods: [] },
  { kind: 'own', email: 'bo@example.com', pods: ['West'] },
  { kind: 'own', email: 'cy@example.com', pods: ['West', 'East'] },
  { kind: 'own', email: 'dee@example.com', pods: [] },
];

/** Every combination of AE, CSM, pod and DRI: 81 accounts with an open alert each. */
const WORLD = EMAILS.flatMap((aeEmail) =>
  EMAILS.flatMap((csmEmail) => PODS.flatMap((pod) => EMAILS.map((driEmail) => ({ aeEmail, csmEmail, pod, driEmail })))),
);
const alertId = (index: number): string => `0190a4f2-1111-4222-8333-${String(index).padStart(12, '0')}`;

beforeAll(async () => {
  const bands = { fromBand: 'yellow', toBand: 'red', currentBand: 'red' } as const;
  const reason = { reason: 'r', action: 'a', actionDueOn: '2026-11-27', modelVersion: 'm', openedAt: new Date(0) };
  for (const [index, { driEmail, ...owned }] of WORLD.entries()) {
    const accountId = `a${index}`;
    await database.db.insert(accounts).values({ accountId, name: 'Same', ...owned, source: 'test' });
    await database.db
      .insert(alerts)
      .values({ alertId: alertId(index), accountId, driEmail, pod: owned.pod, ...bands, ...reason });
  }
});

describe.each(SCOPES)('someone whose scope is %j', (scope) => {
  const viewer: KnownViewer = { kind: 'person', slackUserId: 'U1', person: PERSON, scope, managedPods: [] };

  it('may answer exactly the alerts of the accounts they can see', async () => {
    const visible = await listAccountsNamed(database.db, { scope, text: 'same', limit: 1000 });
    const owners = await Promise.all(WORLD.map((_, index) => findAlertOwner(database.db, alertId(index))));
    const answerable = owners.flatMap((owner) => (owner !== null && mayAnswer(viewer, owner) ? [owner.accountId] : []));
    expect(new Set(answerable)).toEqual(new Set(visible.map(({ accountId }) => accountId)));
  });
});

it('the scopes of this test differ, so that it compares something', async () => {
  const counts = await Promise.all(
    SCOPES.map(async (scope) => (await listAccountsNamed(database.db, { scope, text: 'same', limit: 1000 })).length),
  );
  expect(counts).toEqual([81, 57, 65, 54, 0]);
});
