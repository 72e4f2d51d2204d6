import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { type RunningApp, startApp } from '../../src/app';
import { type DataSide, openDataSide } from '../../src/compose-data';
import { composeHooks, type HooksSide } from '../../src/compose-hooks';
import { composeOperations, type Operations } from '../../src/compose-operations';
import { openSlackSide } from '../../src/compose-slack';
import { loadConfig, requireHooks, requireSlack } from '../../src/config';
import { alerts, hookDeliveries, tickets } from '../../src/db/schema';
import { createMetrics } from '../../src/http/metrics';
import { readOperations } from '../../src/services/read-operations';
import type { Workspace } from '../../workspace/server/start-workspace';
import { openSlack, POD_CHANNEL, SECRET, TOKEN } from '../production/slack';
import { useDatabase } from '../support/database';
import { callHook, HOOK_SECRET } from '../support/sign-hook';
import { useTempFolder } from '../support/temp-folder';
import { writeHealthyAcme } from './acme';

const ADA = 'U0ADA0001';
const READY = new Date('2026-03-02T06:00:00Z');
const OPENED = new Date('2026-03-02T09:00:00Z');
const NOW = new Date('2026-03-02T09:00:01Z');

describe('a webhook', () => {
  const database = useDatabase();
  const folder = useTempFolder('file');
  const log = pino({ level: 'silent' });
  const metrics = createMetrics(() => readOperations(database.db));
  let workspace: Workspace;
  let data: DataSide;
  let operations: Operations;
  let side: HooksSide;
  let app: RunningApp;

  beforeAll(async () => {
    workspace = await openSlack(() => NOW);
    writeFileSync(join(folder(), 'barometer.yaml'), 'hooks: [{ source: help-desk }]\n');
    const config = loadConfig({
      DATABASE_URL: database.url,
      BAROMETER_CONFIG: join(folder(), 'barometer.yaml'),
      BAROMETER_HOOK_SECRET_HELP_DESK: HOOK_SECRET,
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: workspace.apiUrl,
    });
    const { file } = config;
    const slack = requireSlack(config);
    const clock = { now: () => NOW };
    data = await openDataSide(config, log);
    operations = composeOperations(data, file, log);
    await writeHealthyAcme(join(folder(), 'healthy'));
    await operations.ingest({ name: 'csv', dir: join(folder(), 'healthy') }, READY);
    await operations.score(READY);
    const { bot, services, deliver } = await openSlackSide({ data, slack, file, clock, log });
    side = composeHooks({ data, operations, deliver, settings: requireHooks(config), clock, log, metrics });
    const input = { slack, bot, services, command: file.command, clock, log, checks: {}, metrics, hooks: side.hooks };
    app = await startApp(input, { host: '127.0.0.1', port: 0 });
  }, 60_000);
  afterAll(async () => {
    await app.stop();
    await side.stop();
    await data.close();
    await workspace.close();
  });

  const send = (deliveryId: string, row: object) => {
    const body = JSON.stringify({ stream: 'tickets', rows: [row] });
    return callHook(new URL('/hooks/help-desk', app.url).href, body, { deliveryId, at: NOW });
  };
  const posted = () => workspace.readChannel(ADA, POD_CHANNEL).filter(({ threadTs }) => threadTs === null);
  const P1 = { account_id: 'acme', ticket_id: 'p1', opened_at: OPENED.toISOString(), priority: 'p1' };

  it('R46, R113, R232: a P1 that arrives at it is told in the pod’s channel and to the manager, with no job in between', async () => {
    expect((await send('d1', P1)).status).toBe(202);
    const message = await workspace.waitFor(() => posted()[0], 15_000);
    expect(message.text).toMatch(/^.*\[Acme\] Critical\. P1 open/);
    expect(message.text).toContain('<@U0CARL001>'); // the CSM
    const toManager = () => workspace.readChannel('U0MONA001', workspace.dmOf('U0MONA001'))[0];
    expect((await workspace.waitFor(toManager, 15_000)).text).toContain('Acme');
    expect(await database.db.select().from(alerts)).toMatchObject([{ tier: 'critical', trigger: 'p1_opened', route: 'channel' }]); // prettier-ignore
  });

  it('that repeats itself, or says the same under another id, tells nothing twice', async () => {
    expect((await send('d1', P1)).status).toBe(200);
    expect((await send('d2', P1)).status).toBe(202);
    await side.catchUp(NOW);
    expect(posted()).toHaveLength(1);
    expect(await database.db.$count(tickets)).toBe(2); // the healthy one, and this
    expect(await database.db.select().from(hookDeliveries)).toMatchObject([{ status: 'done' }, { status: 'done' }]);
  });

  it('R127: of an invoice that is past due tells Critical, too', async () => {
    await database.db.delete(alerts);
    const row = { account_id: 'acme', invoice_id: 'late', issued_on: '2026-01-15', due_on: '2026-02-01', amount: 9000 };
    const body = JSON.stringify({ stream: 'invoices', rows: [row] });
    const url = new URL('/hooks/help-desk', app.url).href;
    expect((await callHook(url, body, { deliveryId: 'd3', at: NOW })).status).toBe(202);
    await side.catchUp(NOW);
    expect(await database.db.select().from(alerts)).toMatchObject([{ tier: 'critical', trigger: 'payment_past_due' }]);
  });

  it('is counted by source and result', async () => {
    const { body } = await metrics.render();
    expect(body).toContain('barometer_hook_deliveries_total{source="help-desk",result="accepted"} 3');
    expect(body).toContain('barometer_hook_deliveries_total{source="help-desk",result="seen"} 1');
    expect(body).toContain('barometer_hook_deliveries_total{source="help-desk",result="done"} 3');
  });

  it('whose process stopped before it was worked on is taken up by the job of the next', async () => {
    await side.stop();
    expect((await send('d4', { ...P1, ticket_id: 'p2' })).status).toBe(202); // kept, and nobody at work
    expect(await database.db.$count(tickets)).toBe(2);
    const next = composeHooks({
      data,
      operations,
      deliver: async () => undefined,
      settings: [],
      clock: { now: () => NOW },
      log,
      metrics,
    });
    await next.catchUp(NOW);
    await next.stop();
    expect(await database.db.$count(tickets)).toBe(3);
  });
});
