import { insertHookDelivery } from '../../../src/db/queries/hook-deliveries';
import type { PullConnector } from '../../../src/ingest/pull/connector';
import { createVendorLanding } from '../../../src/services/hooks/create-vendor-landing';
import { readFreshness } from '../../../src/services/read-freshness';
import { buildFreshness } from '../../../src/views/freshness';
import { useDatabase } from '../../support/database';
import { textOf } from '../../views/reading';
import { buildConnector, buildStream, NOW, ticket } from '../pull/build-pulled';
import { pull, seedAccounts } from '../pull/pull-world';
import { secondsAfter, work } from './deliveries';

const database = useDatabase();
beforeEach(() => seedAccounts(database));
const daysAfter = (days: number) => secondsAfter(days * 86_400, NOW);

/** Its vendor sends, and is never asked. */
const connector: PullConnector = {
  ...buildConnector(buildStream({ pages: async function* () {} })),
  isSent: true,
  hook: {
    verify: () => 'ok',
    deliveryId: () => null,
    read: async (text) => [{ stream: 'tickets.json', records: text === 'nothing of ours' ? [] : [ticket(text)] }],
  },
};
const KNOWN = { names: new Set(['desk']), sent: new Set(['desk']) };

async function send(text: string, at: Date): Promise<void> {
  await insertHookDelivery(database.db, { source: 'desk', deliveryId: text, receivedAt: at, body: text });
  const now = secondsAfter(5, at);
  const landing = createVendorLanding(database.pool, connector, { now: () => now });
  await work(database, now, { vendors: new Map([['desk', landing]]) });
}
const read = (now: Date) => readFreshness(database.db, { now, sources: KNOWN });

describe('a source that only sends', () => {
  it('is not connected before its first delivery, however often its schedule comes round', async () => {
    expect((await pull(database, connector)).report.status).toBe('ok');
    expect(await read(NOW)).toEqual([]);
  });

  it('R30: is as fresh as its last delivery: a run that asks for nothing makes it no fresher', async () => {
    await send('7', NOW);
    await pull(database, connector, daysAfter(2));
    const at = daysAfter(2);
    expect(await read(at)).toMatchObject([{ stream: 'tickets', asOf: NOW, isStale: false, isSent: true }]);
    const [late] = await read(secondsAfter(1, at));
    expect(late).toMatchObject({ isStale: true });
    const said = textOf(buildFreshness({ streams: late === undefined ? [] : [late], slo: [] }).blocks);
    expect(said).toContain('⚠ Stale · Support tickets (desk): last delivery <!date^');
  });

  it('is alive by a delivery that was none of our business', async () => {
    await send('7', NOW);
    await send('nothing of ours', daysAfter(4));
    expect(await read(daysAfter(5))).toMatchObject([{ asOf: daysAfter(4), isStale: false }]);
  });
});
