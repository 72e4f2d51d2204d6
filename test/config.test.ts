import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, requireHooks, requireSlack } from '../src/config';
import { ConfigError } from '../src/errors';

describe('the environment', () => {
  let folder: string;
  let configPath: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'barometer-config-'));
    configPath = join(folder, 'barometer.yaml');
    writeFileSync(configPath, 'company: Acme\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const load = (env: Record<string, string>) => loadConfig({ BAROMETER_CONFIG: configPath, ...env });

  it('needs nothing: then the embedded Postgres and no Slack', () => {
    expect(load({})).toMatchObject({ databaseUrl: null, slack: null, port: 3000, host: '127.0.0.1', logLevel: 'info' });
  });

  it('counts an empty variable as unset, as in a copied .env.example', () => {
    expect(load({ DATABASE_URL: '', SLACK_BOT_TOKEN: '', PORT: '' })).toMatchObject({ databaseUrl: null, port: 3000 });
  });

  it('ends the Web API address with a slash, so that method names can follow', () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'shhhhhhh',
      SLACK_API_URL: 'http://127.0.0.1:9/api',
    };
    expect(load(env).slack).toEqual({
      botToken: 'xoxb-1',
      signingSecret: 'shhhhhhh',
      appToken: null,
      apiUrl: 'http://127.0.0.1:9/api/',
    });
  });

  it('says which variable is missing when Slack is needed', () => {
    expect(() => requireSlack(load({}))).toThrow('SLACK_BOT_TOKEN is not set: expected the bot token');
  });

  it('brings the secret of every webhook, and says which is missing or too short', () => {
    writeFileSync(configPath, 'hooks: [{ source: help-desk }]\n');
    const hooksWith = (secret: string) => requireHooks(load({ BAROMETER_HOOK_SECRET_HELP_DESK: secret }));
    expect(hooksWith('sixteen-letters!')).toMatchObject([{ source: 'help-desk', secret: 'sixteen-letters!' }]);
    expect(() => hooksWith('')).toThrow(
      'BAROMETER_HOOK_SECRET_HELP_DESK is not set: expected at least 16 characters, to check what is sent to /hooks/help-desk',
    );
    expect(() => hooksWith('fifteen-letters')).toThrow(/^BAROMETER_HOOK_SECRET_HELP_DESK is too short: /);
    writeFileSync(configPath, 'company: Acme\n');
    expect(requireHooks(load({}))).toEqual([]);
  });

  it.each([
    ['DATABASE_URL', 'mysql://x', /^DATABASE_URL: expected postgres:/],
    ['SLACK_BOT_TOKEN', 'xapp-1', /^SLACK_BOT_TOKEN: expected a bot token/],
    ['SLACK_APP_TOKEN', 'xoxb-1', /^SLACK_APP_TOKEN: expected an app-level token/],
    ['SLACK_SIGNING_SECRET', 'short', /^SLACK_SIGNING_SECRET: expected the signing secret/],
    ['SLACK_API_URL', 'slack', /^SLACK_API_URL: expected a URL/],
    ['PORT', 'eighty', /^PORT: expected a port number/],
    ['PORT', '70000', /^PORT: /],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL: /],
    ['BAROMETER_CONFIG', '/nowhere/barometer.yaml', /^BAROMETER_CONFIG: cannot read \/nowhere\/barometer\.yaml/],
  ])('refuses %s=%s in one sentence naming it', (key, value, message) => {
    expect(() => load({ [key]: value })).toThrow(ConfigError);
    expect(() => load({ [key]: value })).toThrow(message);
  });
});
