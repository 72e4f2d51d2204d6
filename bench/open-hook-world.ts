import { pino } from 'pino';
import { startApp } from '../src/app';
import { composeHooks } from '../src/compose-hooks';
import { composeOperations, type Operations } from '../src/compose-operations';
import { openSlackSide } from '../src/compose-slack';
import { parseConfigFile } from '../src/config-file';
import type { Database } from '../src/db/client';
import { createMetrics } from '../src/http/metrics';
import { loadModel } from '../src/services/model/load-model';
import { loadPlaybook } from '../src/services/model/load-playbook';
import { readOperations } from '../src/services/read-operations';
import { startWorkspace, type Workspace } from '../workspace/server/start-workspace';

export const PODS = 40; // a company of a hundred thousand accounts has many: Slack takes one message a second per channel
export const SECRET = 'the-secret-of-the-bench';
const SIGNING_SECRET = 'signing-secret-of-the-bench';
const TOKEN = 'xoxb-bench';
const CONFIG = 'hooks: [{ source: helpdesk }]';

export type HookWorld = { url: string; workspace: Workspace; operations: Operations; stop: () => Promise<void> };

/** Every account gets an owner, and every owner a pod with a channel and a manager. */
export async function nameOwners({ pool }: Database): Promise<void> {
  const each = `from generate_series(0, ${PODS - 1}) n`;
  const statements = [
    `insert into pods (pod, channel, manager_email, source) select 'pod' || n, 'pod-' || n, 'manager' || n || '@example.com', 'bench' ${each}`,
    `insert into people (email, name, role, pod, source) select 'ae' || n || '@example.com', 'Ae ' || n, 'ae', 'pod' || n, 'bench' ${each}`,
    `insert into people (email, name, role, pod, source) select 'manager' || n || '@example.com', 'Manager ' || n, 'manager', 'pod' || n, 'bench' ${each}`,
    `update accounts set pod = 'pod' || right(account_id, 4)::int % ${PODS}, ae_email = 'ae' || right(account_id, 4)::int % ${PODS} || '@example.com'`,
    'vacuum analyze',
  ];
  for (const statement of statements) await pool.query(statement);
}

/** The whole app on this database, in front of a stand-in for Slack. */
export async function openHookWorld(database: Database): Promise<HookWorld> {
  const workspace = await openWorkspace();
  const slack = { botToken: TOKEN, signingSecret: SIGNING_SECRET, appToken: null, apiUrl: workspace.apiUrl };
  const file = parseConfigFile(CONFIG, 'bench.yaml');
  const log = pino({ level: 'error' }, pino.destination(2));
  const clock = { now: () => new Date() };
  const rules = {
    model: await loadModel('models/three-pillar.yaml'),
    playbook: await loadPlaybook('models/playbook.yaml'),
  };
  const data = { database, answers: database, ...rules, close: async () => undefined };
  const shared = { data, file, clock, log };
  const { bot, services, deliver } = await openSlackSide({ ...shared, slack });
  const metrics = createMetrics(() => readOperations(database.db));
  const operations = composeOperations(data, file, log);
  const settings = file.hooks.map((hook) => ({ ...hook, secret: SECRET }));
  const side = composeHooks({ ...shared, operations, deliver, settings, metrics });
  const input = { slack, bot, services, command: file.command, clock, log, checks: {}, metrics, hooks: side.hooks };
  const app = await startApp(input, { host: '127.0.0.1', port: 0 });
  return {
    url: new URL('/hooks/helpdesk', app.url).href,
    workspace,
    operations,
    stop: async () => {
      await app.stop();
      await side.stop();
      await workspace.close();
    },
  };
}

function openWorkspace(): Promise<Workspace> {
  const numbers = Array.from({ length: PODS }, (_, index) => index);
  return startWorkspace({
    host: '127.0.0.1',
    port: 0,
    appUrl: null,
    signingSecret: SIGNING_SECRET,
    botToken: TOKEN,
    botScopes: [
      'chat:write',
      'commands',
      'users:read',
      'users:read.email',
      'channels:read',
      'groups:read',
      'files:write',
    ],
    team: { id: 'T0BENCH01', name: 'Bench' },
    app: { id: 'A0BENCH01', name: 'Barometer', botUserId: 'U0BOT0001', botId: 'B0BOT0001', commands: ['/health'] },
    users: numbers.flatMap((n) => [
      member(`U0AE${n}`, `ae${n}@example.com`),
      member(`U0MA${n}`, `manager${n}@example.com`),
    ]),
    channels: numbers.map((n) => ({
      id: `C0POD${n}`,
      name: `pod-${n}`,
      isPrivate: true,
      memberIds: [`U0AE${n}`],
      botIsMember: true,
    })),
    now: () => new Date(),
  });
}

const member = (id: string, email: string) => ({ id, name: id, realName: id, title: '', email, tz: 'UTC', kind: 'member' as const }); // prettier-ignore
