import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import { startApp } from '../../src/app';
import { composeOperations, type Operations } from '../../src/compose-operations';
import { openSlackSide, type SlackSide } from '../../src/compose-slack';
import { parseConfigFile } from '../../src/config-file';
import type { Database } from '../../src/db/client';
import { createMetrics } from '../../src/http/metrics';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { readOperations } from '../../src/services/read-operations';
import { startSlackRecorder, type SlackRecorder } from './record-slack';

const SIGNING_SECRET = 'signing-secret-of-the-bench';
const CONFIG = `
company: Bench
revops_channel: C0REVOPS1
reports: { exec_channel: C0EXECUTV, board_channel: C0BOARD01 }
`;

export type SurfaceWorld = {
  slack: SlackRecorder;
  operations: Operations;
  side: SlackSide;
  /** Sends one signed request as Slack would; resolves when the app has acknowledged it. */
  send: (body: object, kind: 'json' | 'payload' | 'form') => Promise<Response>;
  clock: { at: Date };
  stop: () => Promise<void>;
};

/** The whole app over real HTTP on this database, in front of a recorder of what it tells Slack. */
export async function openSurfaceWorld(database: Database, now: Date): Promise<SurfaceWorld> {
  const slack = await startSlackRecorder((id) => `${id.slice(2).toLowerCase()}@example.com`);
  const settings = { botToken: 'xoxb-bench', signingSecret: SIGNING_SECRET, appToken: null, apiUrl: slack.apiUrl };
  const file = parseConfigFile(CONFIG, 'bench.yaml');
  const log = pino({ level: 'error' }, pino.destination(2));
  const clock = { at: now, now: () => clock.at };
  const model = await loadModel('models/three-pillar.yaml');
  const playbook = await loadPlaybook('models/playbook.yaml');
  const data = { database, answers: database, model, playbook, close: async () => undefined };
  const side = await openSlackSide({ data, file, clock, log, slack: settings });
  const { bot, services } = side;
  const metrics = createMetrics(() => readOperations(database.db));
  const input = { slack: settings, bot, services, command: file.command, clock, log, checks: {}, metrics };
  const app = await startApp(input, { host: '127.0.0.1', port: 0 });
  return {
    slack,
    side,
    clock,
    operations: composeOperations(data, file, log),
    send: (body, kind) => sendSigned(app.url, body, kind),
    stop: async () => {
      await app.stop();
      await slack.stop();
    },
  };
}

function sendSigned(url: string, body: object, kind: 'json' | 'payload' | 'form'): Promise<Response> {
  const text =
    kind === 'json'
      ? JSON.stringify(body)
      : new URLSearchParams(kind === 'payload' ? { payload: JSON.stringify(body) } : { ...body }).toString();
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${seconds}:${text}`).digest('hex');
  const headers = {
    'content-type': kind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${signature}`,
  };
  return fetch(url, { method: 'POST', headers, body: text });
}
