import { generateKeyPairSync } from 'node:crypto';
import { snowflakeKind } from '../../../src/ingest/snowflake/connector';
import type { HttpSettings } from '../../../src/vendor-http/http-source';
import { toolsWith } from '../postgres/warehouse';
import { scriptHttp } from '../sql/script-http';

const PEM = String(
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
);
const QUERIES = [{ stream: 'nps', sql: 'select 1' }];

/** What the client is set up with. */
function listHttpSettings(
  settings: Record<string, unknown>,
  secrets: Record<string, string>,
): HttpSettings | undefined {
  const seen: HttpSettings[] = [];
  const http = (given: HttpSettings) => {
    seen.push(given);
    return scriptHttp([]).http;
  };
  snowflakeKind.create(
    'warehouse',
    { account: 'myorg-account1', queries: QUERIES, ...settings },
    { ...toolsWith(secrets), http },
  );
  return seen[0];
}

describe('how Snowflake is reached', () => {
  it.each([
    ['myorg-account1', 'https://myorg-account1.snowflakecomputing.com'],
    ['MYORG-MY_ACCOUNT', 'https://myorg-my-account.snowflakecomputing.com'], // a host name has no underscores
    ['xy12345.eu-central-1', 'https://xy12345.eu-central-1.snowflakecomputing.com'],
  ])('the account %s is at %s', (account, baseUrl) => {
    expect(listHttpSettings({ account, user: 'u' }, { PRIVATE_KEY: PEM })?.baseUrl).toBe(baseUrl);
  });

  it('a programmatic access token says what it is, and needs no user', () => {
    expect(listHttpSettings({ auth: 'token' }, { TOKEN: 'a-token-of-the-user' })).toMatchObject({
      authorisation: { kind: 'bearer', token: 'a-token-of-the-user' },
      headers: { 'x-snowflake-authorization-token-type': 'PROGRAMMATIC_ACCESS_TOKEN' },
    });
  });

  it.each([
    [{ auth: 'token' }, ['TOKEN']],
    [{ user: 'u' }, ['PRIVATE_KEY', 'PRIVATE_KEY_PASSPHRASE']],
  ])('with %j its secrets are %j', (settings, names) => {
    const needs = snowflakeKind.secrets({ account: 'a', queries: QUERIES, ...settings });
    expect(needs.map(({ name }) => name)).toEqual(names);
  });

  it('a key pair without a user is a mistake that names it', () => {
    expect(() => listHttpSettings({}, { PRIVATE_KEY: PEM })).toThrow('a key pair belongs to a user: say which');
  });

  it.each([['evil.example.com/?'], ['a@b'], ['']])('an account cannot lead elsewhere: "%s"', (account) => {
    expect(() => listHttpSettings({ account, user: 'u' }, { PRIVATE_KEY: PEM })).toThrow(
      'expected an account identifier',
    );
  });
});
