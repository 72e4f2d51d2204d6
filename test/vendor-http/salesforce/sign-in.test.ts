import { signIn } from '../../../src/vendor-http/salesforce/sign-in';
import { readUsage } from '../../../src/vendor-http/salesforce/usage';

const INPUT = {
  source: 'salesforce',
  baseUrl: 'https://acme.my.salesforce.com',
  isFixed: false,
  clientId: 'id',
  clientSecret: 'secret',
};
const answer = (host: string) => async () => ({
  access_token: '00D!token',
  instance_url: `https://${host}`,
  id: 'https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA',
});

it('a token is asked for at My Domain with client credentials, and says who it is for', async () => {
  const asked: unknown[] = [];
  const ask = async (url: string, form: Readonly<Record<string, string>>) => {
    asked.push(url, form);
    return await answer('acme.my.salesforce.com')();
  };
  await expect(signIn(INPUT, ask)).resolves.toEqual({ token: '00D!token', userId: '005000000000001AAA' });
  expect(asked).toEqual([
    'https://acme.my.salesforce.com/services/oauth2/token',
    { grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret' },
  ]);
});

it('a token for another organisation is refused, except behind an address that was configured', async () => {
  const elsewhere = answer('other.my.salesforce.com');
  await expect(signIn(INPUT, elsewhere)).rejects.toMatchObject({
    failure: 'config',
    message: expect.stringContaining('other.my'),
  });
  await expect(signIn({ ...INPUT, isFixed: true }, elsewhere)).resolves.toMatchObject({ token: '00D!token' });
});

it('an answer without a token is no answer', async () => {
  await expect(signIn(INPUT, async () => ({ error: 'invalid_grant' }))).rejects.toThrow('no access_token');
});

it.each([
  ['api-usage=10018/100000', { used: 10_018, allowed: 100_000 }],
  ['api-usage=10018/100000; api-bursts=1/750', { used: 10_018, allowed: 100_000 }],
  ['per-app-api-usage=17/250', null],
  ['', null],
])('the use of the day in %j is %o', (header, usage) => {
  expect(readUsage(new Headers({ 'sforce-limit-info': header }))).toEqual(usage);
});
