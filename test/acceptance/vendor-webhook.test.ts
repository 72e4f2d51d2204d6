import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { type RunningApp, startApp } from '../../src/app';
import { type DataSide, openDataSide } from '../../src/compose-data';
import { composeHooks, connectCallers, type HooksSide } from '../../src/compose-hooks';
import { composeOperations } from '../../src/compose-operations';
import { openSlackSide } from '../../src/compose-slack';
import { createConnect } from '../../src/compose-sources';
import { loadConfig, requireSlack } from '../../src/config';
import { alerts, hookDeliveries, sourceAccounts, tickets } from '../../src/db/schema';
import { createMetrics } from '../../src/http/metrics';
import { readOperations } from '../../src/services/read-operations';
import type { Workspace } from '../../workspace/server/start-workspace';
import { createZendeskStandIn } from '../connectors/subjects/zendesk-stand-in';
import { openSlack, POD_CHANNEL, SECRET, TOKEN } from '../production/slack';
import { useDatabase } from '../support/database';
import { type FaultServer, startFaultServer } from '../support/fault-server';
import { useTempFolder } from '../support/temp-folder';
import { writeHealthyAcme } from './acme';

const READY = new Date('2026-03-02T06:00:00Z');
const OPENED = new Date('2026-03-02T09:00:00Z');
const NOW = new Date('2026-03-02T09:00:01Z');
const HOOK_SECRET = 'signing-secret-of-zendesk';

describe('a webhook of Zendesk', () => {
  const database = useDatabase();
  const folder = useTempFolder('file');
  const zendesk = createZendeskStandIn();
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  let vendor: FaultServer;
  let workspace: Workspace;
  let data: DataSide;
  let side: HooksSide;
  let app: RunningApp;

  beforeAll(async () => {
    vendor = await startFaultServer(zendesk.answer);
    workspace = await openSlack(() => NOW);
    const sources = [
      `{ name: support, kind: zendesk, base_url: '${vendor.url}' }`,
      `{ name: second, kind: zendesk, base_url: '${vendor.url}' }`, // without its secrets
    ];
    writeFileSync(join(folder(), 'barometer.yaml'), `sources:\n${sources.map((one) => `  - ${one}\n`).join('')}`);
    const config = loadConfig({
      DATABASE_URL: database.url,
      BAROMETER_CONFIG: join(folder(), 'barometer.yaml'),
      BAROMETER_SUPPORT_CLIENT_ID: 'barometer',
      BAROMETER_SUPPORT_CLIENT_SECRET: 'client-secret-of-zendesk',
      BAROMETER_HOOK_SECRET_SUPPORT: HOOK_SECRET,
      BAROMETER_HOOK_SECRET_SECOND: HOOK_SECRET,
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: workspace.apiUrl,
    });
    const { file } = config;
    const slack = requireSlack(config);
    const clock = { now: () => NOW };
    const metrics = createMetrics(() => readOperations(database.db));
    data = await openDataSide(config, log);
    const connect = createConnect(config, log);
    const operations = composeOperations(data, file, log, connect);
    await writeHealthyAcme(join(folder(), 'healthy'));
    const healthy = { name: 'csv', kind: 'csv', dir: join(folder(), 'healthy'), schedule: '0 0 * * *' } as const;
    await operations.ingest(healthy, READY);
    await operations.score(READY);
    await database.db.insert(sourceAccounts).values({
      source: 'support',
      key: '77',
      accountId: 'acme',
      matchedBy: 'file',
      firstSeenAt: READY,
      lastSeenAt: READY,
    });
    const { bot, services, deliver } = await openSlackSide({ data, slack, file, clock, log });
    const connectors = connectCallers(config, connect, log);
    side = composeHooks({ data, operations, deliver, settings: [], connectors, clock, log, metrics });
    const input = { slack, bot, services, command: file.command, clock, log, checks: {}, metrics, hooks: side.hooks };
    app = await startApp(input, { host: '127.0.0.1', port: 0 });
  }, 60_000);
  afterAll(async () => {
    await app.stop();
    await side.stop();
    await data.close();
    await workspace.close();
    await vendor.close();
  }, 60_000); // the app drains for up to 10 s what is under way, twice, and a message for 10 s more

  const send = (source: string, ticketId: string, secret = HOOK_SECRET) => {
    const body = JSON.stringify({ ticket_id: ticketId });
    const timestamp = NOW.toISOString();
    return fetch(new URL(`/hooks/${source}`, app.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-zendesk-webhook-invocation-id': `invocation-${ticketId}`,
        'x-zendesk-webhook-signature-timestamp': timestamp,
        'x-zendesk-webhook-signature': createHmac('sha256', secret)
          .update(timestamp + body)
          .digest('base64'),
      },
      body,
    });
  };
  const posted = () => workspace.readChannel('U0ADA0001', POD_CHANNEL).filter(({ threadTs }) => threadTs === null);

  it('that was not signed by it is refused', async () => {
    expect((await send('support', '4711', 'another')).status).toBe(401);
  });

  it('R46, R113, R232, X25: about a P1 makes it a Critical alert in the pod’s channel, with no job in between', async () => {
    zendesk.put({ id: '4711', accountKey: '77', at: OPENED, label: 'Everything is down 🚨\0' });
    expect((await send('support', '4711')).status).toBe(200);
    const message = await workspace.waitFor(() => posted()[0], 15_000);
    expect(message.text).toMatch(/^.*\[Acme\] Critical\. P1 open/);
    const stored = await database.db.select().from(tickets);
    expect(stored.map(({ ticketId, priority }) => [ticketId, priority])).toContainEqual(['support:4711', 'p1']);
    expect(await database.db.select().from(alerts)).toMatchObject([{ tier: 'critical', trigger: 'p1_opened' }]);
  });

  it('that comes again is known, and tells nothing twice', async () => {
    expect(await (await send('support', '4711')).json()).toEqual({ status: 'seen before' });
    await side.catchUp(NOW);
    expect(posted()).toHaveLength(1);
    expect(await database.db.select().from(hookDeliveries)).toMatchObject([{ source: 'support', status: 'done' }]);
  });

  it('whose other secrets are missing has no door, and says so in the log', async () => {
    expect((await send('second', '1')).status).toBe(404);
    expect(logged.find((line) => line.includes('its webhooks are not taken'))).toContain('BAROMETER_SECOND_CLIENT_ID');
  });

  it('leaves no secret and nothing that people wrote in the log', () => {
    expect(logged.join()).not.toMatch(/client-secret-of-zendesk|signing-secret|Everything is down/);
  });
});
