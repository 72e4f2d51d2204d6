import { eq } from 'drizzle-orm';
import { accounts, alerts } from '../../../src/db/schema';
import { listDueNextSteps } from '../../../src/db/queries/next-steps';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');
const ANA = 'ana@example.com';

beforeEach(() => truncateAll(database.pool));

async function addAlert(accountId: string, changes: Partial<typeof alerts.$inferInsert>): Promise<void> {
  await database.db.insert(accounts).values({ accountId, name: `Name of ${accountId}`, source: 'test' });
  const words = { reason: 'r', action: 'a', actionDueOn: '2026-11-27', modelVersion: 'm', currentBand: 'red' } as const;
  const row = { accountId, ...words, driEmail: ANA, openedAt: NOW, status: 'acknowledged' as const };
  await database.db.insert(alerts).values({ ...row, ...changes });
}

const due = async (args: { day: string; after?: string; email?: string }) =>
  (await listDueNextSteps(database.db, { email: ANA, ...args })).map(({ accountId }) => accountId);

describe('next steps of a day', () => {
  beforeEach(async () => {
    await addAlert('monday', { nextStep: 'call again', nextStepOn: '2026-11-23' });
    await addAlert('saturday', { nextStep: 'write', nextStepOn: '2026-11-21' });
    await addAlert('friday', { nextStepOn: '2026-11-20' });
    await addAlert('tuesday', { nextStep: 'visit', nextStepOn: '2026-11-24' });
    await addAlert('none', {});
  });

  it('R173: are those promised for it', async () => {
    expect(await listDueNextSteps(database.db, { email: ANA, day: '2026-11-23' })).toMatchObject([
      { accountId: 'monday', accountName: 'Name of monday', nextStep: 'call again', nextStepOn: '2026-11-23' },
    ]);
  });

  it('R173: and those since the last day that was told, which is not told again', async () => {
    expect(await due({ day: '2026-11-23', after: '2026-11-20' })).toEqual(['saturday', 'monday']);
  });

  it('are the DRI’s, snoozed or not, until the alert is resolved', async () => {
    await database.db.update(alerts).set({ status: 'snoozed' }).where(eq(alerts.accountId, 'monday'));
    expect(await due({ day: '2026-11-23' })).toEqual(['monday']);
    expect(await due({ day: '2026-11-23', email: 'bo@example.com' })).toEqual([]);
    await database.db.update(alerts).set({ status: 'resolved' }).where(eq(alerts.accountId, 'monday'));
    expect(await due({ day: '2026-11-23' })).toEqual([]);
  });
});
