import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createMetrics } from '../../src/http/metrics';
import { buildRoutes, type ReadinessChecks } from '../../src/http/routes';

const log = pino({ level: 'silent' });
const NOTHING = { outbox: [], alerts: [], accounts: [], readings: [], withheld: 0, crm: [] };
const noOperations = async () => NOTHING;
let server: Server | undefined;
afterEach(() => server?.close());

async function serve(checks: ReadinessChecks, metrics = createMetrics(noOperations)): Promise<string> {
  const routes = buildRoutes({ checks, metrics, log });
  server = createServer((request, response) => {
    const route = routes.find(({ path }) => path === request.url);
    route?.handler(Object.assign(request, { params: {} }), response);
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the pages for operators', () => {
  it('/healthz says that the process is up, whatever else is down', async () => {
    const url = await serve({ database: () => Promise.reject(new Error('gone')) });
    const answer = await fetch(`${url}/healthz`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('/readyz is 200 when database and Slack answer', async () => {
    const url = await serve({ database: async () => 1, slack: async () => 1 });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready', failed: [] }]);
  });

  it('/readyz does not wait longer than a probe does for what never answers', async () => {
    const url = await serve({ database: async () => 1, slack: () => new Promise(() => undefined) });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'not ready', failed: ['slack'] }]);
  }, 5_000);

  it('/readyz is 503 and names what does not answer, and nothing more', async () => {
    const url = await serve({ database: async () => 1, slack: () => Promise.reject(new Error('invalid_auth xoxb-1')) });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'not ready', failed: ['slack'] }]);
  });

  it('/metrics counts job runs and shows what waits for a person', async () => {
    const metrics = createMetrics(async () => ({
      outbox: [{ status: 'unknown', rows: 2 }],
      alerts: [{ status: 'open', rows: 5 }],
      accounts: [{ band: 'red', rows: 7 }],
      readings: [
        { monitor: 'data_lag', subject: '', value: 40.5, isBreached: true },
        { monitor: 'data_lag', subject: 'csv/usage_daily', value: 41, isBreached: false },
        { monitor: 'data_lag', subject: 'dead/usage_daily', value: null, isBreached: true },
        { monitor: 'fatigue', subject: '', value: null, isBreached: false },
      ],
      withheld: 3,
      crm: [{ target: 'crm', status: 'refused', rows: 4 }],
    }));
    metrics.countJob('score', 'failed');
    const body = await (await fetch(`${await serve({}, metrics)}/metrics`)).text();
    expect(body).toContain('barometer_job_runs_total{job="score",outcome="failed"} 1');
    expect(body).toContain('barometer_outbox_rows{status="unknown"} 2');
    expect(body).toContain('barometer_alerts{status="open"} 5');
    expect(body).toContain('barometer_accounts{band="red"} 7');
    expect(body).toContain('barometer_failure_mode_value{mode="data_lag"} 40.5');
    expect(body).toContain('barometer_failure_mode_breached{mode="data_lag"} 1');
    expect(body).toContain('barometer_failure_mode_breached{mode="fatigue"} 0');
    expect(body).not.toContain('barometer_failure_mode_value{mode="fatigue"}');
    expect(body).toContain('barometer_source_age_hours{source="csv",stream="usage_daily"} 41');
    expect(body).not.toContain('source="dead"');
    expect(body).toContain('barometer_withheld_accounts 3');
    expect(body).toContain('barometer_crm_writes{target="crm",status="refused"} 4');
  });

  it('/metrics forgets a status that no longer has rows', async () => {
    let outbox = [{ status: 'unknown', rows: 2 }];
    const metrics = createMetrics(async () => ({ ...NOTHING, outbox }));
    await metrics.render();
    outbox = [];
    expect((await metrics.render()).body).not.toContain('barometer_outbox_rows{');
  });

  it('/metrics is a plain 500 when the database is gone', async () => {
    const url = await serve(
      {},
      createMetrics(() => Promise.reject(new Error('connection refused 10.0.0.1'))),
    );
    const answer = await fetch(`${url}/metrics`);
    expect([answer.status, await answer.json()]).toEqual([500, { status: 'error' }]);
  });
});
