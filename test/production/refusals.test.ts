import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../workspace/server/start-workspace';
import { useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { endChildren, ROOT, startNode } from './child';
import { openSlack, SECRET, TOKEN } from './slack';

const MAIN = ['--require', join(ROOT, 'node_modules/tsx/dist/preflight.cjs'), '--import', 'tsx', 'src/main.ts'];

/** What keeps Barometer from starting is one sentence for whoever reads the log of a container that restarts. */
describe('a start that cannot succeed says why in one sentence and exits with 1', () => {
  const database = useDatabase();
  const folder = useTempFolder('file');
  let slack: Workspace;
  let taken: Server;
  const yaml = (text: string): Record<string, string> => {
    const path = join(folder(), `${text.length}-barometer.yaml`);
    writeFileSync(path, text);
    return { BAROMETER_CONFIG: path };
  };
  const start = async (changes: Record<string, string>) => {
    const child = startNode(MAIN, {
      DATABASE_URL: database.url,
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      LOG_LEVEL: 'silent',
      ...changes,
    });
    return { ...(await child.ended), said: child.output().trim() };
  };

  beforeAll(async () => {
    slack = await openSlack();
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => slack.setFaults([]));
  afterAll(async () => {
    endChildren();
    taken.close();
    await slack.close();
  });

  const nobody = 'http://127.0.0.1:65535/api/';
  const table: [string, () => Record<string, string>, RegExp][] = [
    ['no bot token', () => ({ SLACK_BOT_TOKEN: '' }), /^SLACK_BOT_TOKEN is not set: expected/],
    ['no signing secret', () => ({ SLACK_SIGNING_SECRET: '' }), /^SLACK_SIGNING_SECRET is not set: expected/],
    ['a token of another workspace', () => ({ SLACK_BOT_TOKEN: 'xoxb-other' }), /^SLACK_BOT_TOKEN: .*\(invalid_auth\)/],
    ['a Slack that is not there', () => ({ SLACK_API_URL: nobody }), /^Slack does not answer at .*ECONNREFUSED/],
    [
      'a port in use',
      () => ({ PORT: String((taken.address() as AddressInfo).port) }),
      /^PORT: \d+ on 127\.0\.0\.1 is in use/,
    ],
    ['no database', () => ({ DATABASE_URL: 'postgres://127.0.0.1:9/x' }), /^DATABASE_URL: .*ECONNREFUSED/],
    ['no such database', () => ({ DATABASE_URL: `${database.url}_gone` }), /^DATABASE_URL: .*does not exist/],
    ['an unknown key', () => yaml('compny: Acme\n'), /barometer\.yaml:1: compny: is not a known key/],
    [
      'a model that is not there',
      () => yaml('model: no-such\n'),
      /barometer\.yaml.*: model: expected a model .*"no-such"/,
    ],
    [
      'a model that breaks its rules',
      () => ({ ...yaml('model: ./own.yaml\n'), ...brokenModel() }),
      /own\.yaml.*: .*expected/,
    ],
  ];
  const brokenModel = () => {
    writeFileSync(join(folder(), 'own.yaml'), 'name: own\nbands: none\n');
    return {};
  };
  it.each(table)('%s', async (_what, changes, sentence) => {
    const { code, said } = await start(changes());
    expect(said).toMatch(sentence);
    expect(said.split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });

  describe('with Socket Mode', () => {
    const socket = { SLACK_APP_TOKEN: 'xapp-1-test', SLACK_SIGNING_SECRET: '' };

    it('an app token that Slack refuses, without asking for a signing secret', async () => {
      slack.setFaults([
        { method: 'apps.connections.open', kind: 'platform_error', error: 'invalid_auth', remaining: null },
      ]);
      const { code, said } = await start(socket);
      expect(said).toMatch(/^SLACK_APP_TOKEN: Slack refuses it \(invalid_auth\)/);
      expect(said.split('\n')).toHaveLength(1);
      expect(code).toBe(1);
      expect(slack.calls().at(-1)).toMatchObject({ method: 'apps.connections.open' });
    });

    it('a port in use', async () => {
      const { code, said } = await start({ ...socket, PORT: String((taken.address() as AddressInfo).port) });
      expect([code, said]).toEqual([
        1,
        expect.stringMatching(/^PORT: \d+ on 127\.0\.0\.1 is in use: expected a free port\.$/),
      ]);
    });
  });
});
