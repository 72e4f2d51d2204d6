import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { type DataSide, openDataSide } from '../../src/compose-data';
import { composeJobs } from '../../src/compose-jobs';
import { composeOperations, type Operations } from '../../src/compose-operations';
import { createConnect } from '../../src/compose-sources';
import { loadConfig } from '../../src/config';
import { accountHealth, alerts, healthHistory, outbox, sourceAccounts, tickets } from '../../src/db/schema';
import type { Job } from '../../src/jobs/job';
import { createZendeskStandIn } from '../connectors/subjects/zendesk-stand-in';
import { useDatabase } from '../support/database';
import { type FaultServer, startFaultServer } from '../support/fault-server';
import { useTempFolder } from '../support/temp-folder';
import { writeHealthyAcme, writeTroubledAcme } from './acme';

const READY = new Date('2026-03-16T06:00:00Z');
const NOW = new Date('2026-03-17T06:00:00Z');
const DAY = '2026-03-17';
const P1S = 6; // opened at once: enough to take an account that is Yellow across the line

describe('what a pulled source loads', () => {
  const database = useDatabase();
  const folder = useTempFolder('file');
  const zendesk = createZendeskStandIn();
  const log = pino({ level: 'silent' });
  let vendor: FaultServer;
  let data: DataSide;
  let operations: Operations;
  let jobs: Job[];

  beforeAll(async () => {
    vendor = await startFaultServer(zendesk.answer);
    const path = join(folder(), 'barometer.yaml');
    writeFileSync(path, `sources: [{ name: support, kind: zendesk, base_url: '${vendor.url}' }]`);
    const secrets = { BAROMETER_SUPPORT_CLIENT_ID: 'barometer', BAROMETER_SUPPORT_CLIENT_SECRET: 'secret' };
    const config = loadConfig({ DATABASE_URL: database.url, BAROMETER_CONFIG: path, ...secrets });
    data = await openDataSide(config, log);
    operations = composeOperations(data, config.file, log, createConnect(config, log));
    const none = () => Promise.reject(new Error('not part of this test'));
    const slack = { deliver: none, serveDigests: none, serveReports: none, serveReviews: none };
    jobs = composeJobs({ data, operations, slack, file: config.file });
    await writeHealthyAcme(join(folder(), 'healthy'));
    await operations.ingest({ name: 'csv', dir: join(folder(), 'healthy') }, READY);
    await writeTroubledAcme(join(folder(), 'troubled'));
    await rm(join(folder(), 'troubled', 'tickets.csv')); // these are to come from Zendesk
    await operations.ingest({ name: 'csv', dir: join(folder(), 'troubled') }, READY);
    await operations.score(READY);
    const seen = { firstSeenAt: READY, lastSeenAt: READY };
    await database.db.insert(sourceAccounts).values({ source: 'support', key: '77', accountId: 'acme', matchedBy: 'file', ...seen }); // prettier-ignore
  }, 60_000);
  afterAll(async () => {
    await data.close();
    await vendor.close();
  });

  /** The jobs of the schedule, by their names, in their order. */
  const tick = async (...names: string[]): Promise<void> => {
    for (const name of names) await jobs.find((job) => job.name === name)?.run(NOW);
  };
  const readHealth = () => database.db.select().from(accountHealth).where(eq(accountHealth.accountId, 'acme'));

  it('R228: is stored, scores its account, leaves that in the history, and a crossing becomes an alert that is to be told', async () => {
    const [before] = await readHealth();
    expect(before).toMatchObject({ band: 'yellow', scoredAt: READY });
    for (let id = 1; id <= P1S; id += 1)
      zendesk.put({ id: `${id}`, accountKey: '77', at: new Date(NOW.getTime() - 3_600_000), label: 'It is down' });
    await tick('ingest:support', 'score');
    expect(await database.db.$count(tickets, eq(tickets.source, 'support'))).toBe(P1S);
    const [after] = await readHealth();
    expect(after).toMatchObject({ band: 'red', scoredAt: NOW });
    expect(after?.score ?? 100).toBeLessThan(before?.score ?? 0);
    const history = await database.db.select().from(healthHistory).where(eq(healthHistory.day, DAY));
    expect(history).toMatchObject([{ accountId: 'acme', score: after?.score, band: after?.band }]);
    const opened = await database.db.select().from(alerts);
    expect(opened).toMatchObject([{ accountId: 'acme', status: 'open', fromBand: 'yellow', toBand: 'red' }]);
    const told = await database.db.select().from(outbox).where(eq(outbox.kind, 'alert.post'));
    expect(told).toMatchObject([{ alertId: opened[0]?.alertId, status: 'pending' }]);
  });
});
