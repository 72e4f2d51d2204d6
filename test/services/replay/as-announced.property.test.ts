import fc from 'fast-check';
import { asc } from 'drizzle-orm';
import { alerts } from '../../../src/db/schema';
import type { KnownBand } from '../../../src/domain/band';
import type { Finding } from '../../../src/domain/trigger';
import { createReplay } from '../../../src/services/replay/create-replay';
import { ALERT_SETTINGS, hoursAfter, observe, run, seedAccount, seedPeople } from '../../support/alert-world';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const found = (trigger: Finding['trigger'], tier: Finding['tier'], key = ''): Finding => ({
  trigger,
  tier,
  key,
  reason: 'r',
  action: 'a',
  actionDueOn: '2026-03-13',
  stream: null,
  evidence: { value: 1, limit: 1, windowDays: null },
});
const FINDINGS = [found('p1_opened', 'critical', 't1'), found('inactive', 'high'), found('tickets_open', 'moderate')];
const band = fc.constantFrom<KnownBand>('red', 'yellow', 'green');
const past = fc.array(fc.record({ band, findings: fc.subarray(FINDINGS) }), { minLength: 4, maxLength: 14 });

const LAST_DAY = 14;
const idOf = (index: number): string => `a${String(index).padStart(2, '0')}`;

describe('whatever accounts go through, and nobody answers', () => {
  it('a replay opens the alerts that production would have opened, on the same days', async () => {
    const property = fc.asyncProperty(fc.array(past, { minLength: 60, maxLength: 60 }), async (pasts) => {
      await truncateAll(database.pool);
      await seedPeople(database.db);
      for (const index of pasts.keys()) await seedAccount(database.db, { accountId: idOf(index), name: idOf(index) });
      const replay = createReplay(ALERT_SETTINGS, () => false); // no digest is sent here
      const days = Array.from({ length: LAST_DAY }, (_, day) =>
        pasts.flatMap((one, index) => {
          const { band: seen, findings } = one[day] ?? { band: 'unknown' as const, findings: [] };
          return [observe(seen, { accountId: idOf(index), findings })];
        }),
      );
      for (const [day, observed] of days.entries())
        for (const one of observed) replay.see(one, String(day), hoursAfter(24 * day));
      await run(database, days.map((observed, day) => [24 * day, ...observed] as const)); // prettier-ignore
      const opened = await database.db.select().from(alerts).orderBy(asc(alerts.openedAt), asc(alerts.accountId));
      expect(opened.length).toBeGreaterThan(60);
      expect(replay.alerts.map(({ accountId, day }) => [accountId, hoursAfter(24 * Number(day))])).toEqual(
        opened.map(({ accountId, openedAt }) => [accountId, openedAt]),
      );
    });
    await fc.assert(property, { numRuns: 1, endOnFailure: true });
  });
});
