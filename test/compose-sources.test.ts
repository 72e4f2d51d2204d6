import { pino } from 'pino';
import { createConnect } from '../src/compose-sources';
import { loadConfig } from '../src/config';
import type { PulledSource } from '../src/config-sources';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

const log = pino({ level: 'silent' });
const SUPPORT: PulledSource = { name: 'my-desk', kind: 'zendesk', schedule: '', settings: { subdomain: 'acme' } };
const connectWith = (sourceSecrets: Record<string, string>) =>
  createConnect({ filePath: '/etc/barometer.yaml', hookSecrets: {}, sourceSecrets }, log);

describe('the connector of a source', () => {
  it('is made of its settings and secrets, once for the process', () => {
    const connect = connectWith({ BAROMETER_MY_DESK_CLIENT_ID: 'id', BAROMETER_MY_DESK_CLIENT_SECRET: 'secret' });
    expect(connect(SUPPORT)).toMatchObject({ source: 'my-desk' });
    expect(connect(SUPPORT)).toBe(connect(SUPPORT));
  });

  it('without its secrets says in one sentence which, whose and what for, and none of them', () => {
    expect(() => connectWith({ BAROMETER_MY_DESK_CLIENT_ID: 'geheim' })(SUPPORT)).toThrow(
      /^BAROMETER_MY_DESK_CLIENT_SECRET is not set: the source "my-desk" needs it: its secret$/,
    );
    expect(() => connectWith({})(SUPPORT)).toThrow(
      /^BAROMETER_MY_DESK_CLIENT_ID is not set: .*; nor is BAROMETER_MY_DESK_CLIENT_SECRET/,
    );
  });

  it('names the source, and not only its kind, when a setting is missing: there may be two of a kind', () => {
    const secrets = { BAROMETER_MY_DESK_CLIENT_ID: 'id', BAROMETER_MY_DESK_CLIENT_SECRET: 'secret' };
    expect(() => connectWith(secrets)({ ...SUPPORT, settings: {} })).toThrow(
      /^sources: my-desk: subdomain: expected the part before \.zendesk\.com$/,
    );
  });
});

describe('secrets of sources', () => {
  it('come from the environment, by the names of the sources that are pulled, and nothing else does', () => {
    const folder = mkdtempSync(join(tmpdir(), 'barometer-'));
    const path = join(folder, 'barometer.yaml');
    writeFileSync(
      path,
      'sources: [{ name: my-desk, kind: zendesk, subdomain: acme }, { name: files, kind: csv, dir: a }]',
    );
    const env = {
      BAROMETER_CONFIG: path,
      BAROMETER_MY_DESK_CLIENT_ID: 'id',
      BAROMETER_HOOK_SECRET_MY_DESK: 'hook',
      BAROMETER_FILES_KEY: 'x',
      OTHER: 'y',
    };
    const { sourceSecrets, hookSecrets } = loadConfig(env);
    expect(sourceSecrets).toEqual({ BAROMETER_MY_DESK_CLIENT_ID: 'id' });
    expect(hookSecrets).toEqual({ 'my-desk': 'hook' });
  });
});
