import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { authoriseByKey, toClaims } from '../../../src/ingest/snowflake/authorise';
import { readPrivateKey } from '../../../src/ingest/sql/sign-jwt';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const fingerprint = createHash('sha256')
  .update(publicKey.export({ type: 'spki', format: 'der' }))
  .digest('base64');

describe('the token of a key pair', () => {
  it.each([
    ['myorg-account1', 'MYORG-ACCOUNT1'],
    ['xy12345.eu-central-1', 'XY12345'], // a locator without its region
  ])('names account %s and user in upper case, and the key by its fingerprint', (account, named) => {
    const claims = toClaims(privateKey, { account, user: 'barometer' }, 1_795_290_676_999);
    expect(claims).toEqual({
      iss: `${named}.BAROMETER.SHA256:${fingerprint}`,
      sub: `${named}.BAROMETER`,
      iat: 1_795_290_676,
      exp: 1_795_290_676 + 3_000, // less than the hour that Snowflake allows
    });
  });

  it('is signed with RS256, and says in its headers what it is', async () => {
    const authorisation = authoriseByKey(privateKey, { account: 'a', user: 'u' });
    if (authorisation.kind !== 'minted') throw new Error('expected a token that is made');
    const { token, headers } = await authorisation.mint(() => Promise.reject(new Error('nobody is asked')));
    const [head = '', body = '', signature = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT' });
    const isSigned = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      publicKey,
      Buffer.from(signature, 'base64url'),
    );
    expect(isSigned).toBe(true);
    expect(headers).toEqual({
      authorization: `Bearer ${token}`,
      'x-snowflake-authorization-token-type': 'KEYPAIR_JWT',
    });
  });
});

describe('a private key from the environment', () => {
  const toPem = (passphrase?: string): string => {
    const encrypted = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
    return String(privateKey.export({ type: 'pkcs8', format: 'pem', ...encrypted }));
  };
  const fingerprintOf = (pem: string, passphrase: string | null): string => {
    const der = createPublicKey(readPrivateKey('PRIVATE_KEY', pem, passphrase)).export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(der).digest('base64');
  };

  it('may have its line breaks written as \\n, and may be encrypted', () => {
    expect(fingerprintOf(toPem().replaceAll('\n', '\\n'), null)).toBe(fingerprint);
    expect(fingerprintOf(toPem('open sesame'), 'open sesame')).toBe(fingerprint);
  });

  it.each([
    ['not a key', 'secret-words', null],
    ['the wrong passphrase', toPem('open sesame'), 'wrong'],
    ['no passphrase', toPem('open sesame'), null],
  ])('is refused without a word of it: %s', (_what, pem, passphrase) => {
    expect(() => readPrivateKey('PRIVATE_KEY', pem, passphrase)).toThrow(
      'PRIVATE_KEY: expected an RSA private key in PEM, with its passphrase if it is encrypted',
    );
  });

  it('of another kind is refused', () => {
    const { privateKey: curve } = generateKeyPairSync('ed25519');
    const pem = String(curve.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => readPrivateKey('PRIVATE_KEY', pem, null)).toThrow('RSA private key');
  });
});
