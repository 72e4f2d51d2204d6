import { parseAddress } from '../../../src/ingest/postgres/parse-address';
import { toSourceError } from '../../../src/ingest/postgres/to-source-error';

describe('the URL of a database', () => {
  it('says where it is and who asks; its parameters decide nothing', () => {
    expect(parseAddress('postgres://ba%40ro:p%3Aw@db.example.com/prod?sslmode=disable', 'verify-full', 5432)).toEqual({
      host: 'db.example.com',
      port: 5432,
      database: 'prod',
      user: 'ba@ro',
      password: 'p:w',
    });
  });

  it.each([['mysql://a:b@c/d'], ['postgres://a:b@c'], ['postgres://c/d'], ['secret'], ['']])('is not %s', (url) => {
    expect(() => parseAddress(url, 'verify-full', 5432)).toThrow('must be postgres://user:password@host:port/database');
  });

  it.each([['localhost'], ['127.0.0.1'], ['[::1]']])('may be without TLS on this machine: %s', (host) => {
    expect(parseAddress(`postgres://a:b@${host}/d`, 'off', 5432).user).toBe('a');
  });

  it.each([['db.example.com'], ['10.0.0.1'], ['localhost.example.com'], ['127.0.0.1.example.com']])(
    'may not be without TLS elsewhere: %s',
    (host) => {
      expect(() => parseAddress(`postgres://a:b@${host}/d`, 'off', 5432)).toThrow('tls: off');
    },
  );
});

describe('what a database says when it fails', () => {
  it.each([
    ['28P01', 'config'],
    ['42P01', 'config'],
    ['22P02', 'config'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'config'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'config'],
    ['57014', 'transient'],
    ['57P01', 'transient'],
    ['ECONNREFUSED', 'transient'],
    ['XX000', 'transient'],
  ])('%s is %s', (code, failure) => {
    const thrown = Object.assign(new Error('value "Jo Doe" of a row'), { code });
    expect(toSourceError('warehouse', thrown)).toMatchObject({ failure });
  });

  it('is told without a value of a row', () => {
    const thrown = Object.assign(new Error('invalid input syntax for type integer: "Jo Doe"'), { code: '22P02' });
    expect(toSourceError('warehouse', thrown).message).not.toContain('Jo Doe');
  });
});
