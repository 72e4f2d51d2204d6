import { verifyStripe } from '../../../src/ingest/webhooks/verify-stripe';
import { createStripe } from '../../../workspace/vendors/stripe/create-stripe';
import { createWorld, useVendor } from './use-vendor';

const TARGET = { url: 'http://127.0.0.1:1/hooks/stripe', secret: 'hook-secret-of-stripe' };
const invoices = Array.from({ length: 5 }, (_, index) => ({
  account_id: index === 4 ? 'tokyo' : 'acme',
  invoice_id: `i${index}`,
  issued_on: `2026-02-0${index + 1}`,
  due_on: `2026-02-2${index}`,
  amount: '12.50',
  status: index === 0 ? 'disputed' : index === 1 ? 'void' : '',
  paid_on: index === 2 ? '2026-02-20' : '',
}));
type List = { data: Record<string, unknown>[]; has_more: boolean };

describe('the stand-in for Stripe', () => {
  const world = createWorld();
  const { vendor, store, setHook } = createStripe(world, { apiKey: 'rk_test' });
  const ask = useVendor(vendor, 'rk_test');
  store.loadAccounts([
    { account_id: 'acme', name: 'Acme', currency: 'USD' },
    { account_id: 'tokyo', name: 'Tokyo', currency: 'JPY' },
  ]);
  store.loadInvoices(invoices);
  const list = async (path: string) => (await ask('GET', path)).json as List;
  const idsOf = ({ data }: List) => data.map(({ id }) => id);

  it('answers nobody without its key', async () => {
    expect((await ask('GET', '/v1/invoices', undefined, { authorization: 'Bearer rk_other' })).status).toBe(401);
  });

  it('lists the newest first, and pages backwards and forwards', async () => {
    const first = await list('/v1/invoices?limit=2');
    expect([idsOf(first), first.has_more]).toEqual([['in_i4', 'in_i3'], true]);
    const older = await list('/v1/invoices?limit=2&starting_after=in_i3');
    expect([idsOf(older), older.has_more]).toEqual([['in_i2', 'in_i1'], true]);
    const last = await list('/v1/invoices?limit=2&starting_after=in_i1');
    expect([idsOf(last), last.has_more]).toEqual([['in_i0'], false]);
    const newer = await list('/v1/invoices?limit=2&ending_before=in_i1');
    expect([idsOf(newer), newer.has_more]).toEqual([['in_i3', 'in_i2'], true]); // those nearest to it
  });

  it('filters by status and by when it was made', async () => {
    expect(idsOf(await list('/v1/invoices?status=open'))).toEqual(['in_i4', 'in_i3']);
    expect(idsOf(await list('/v1/invoices?status=void'))).toEqual(['in_i1']);
    const since = Date.parse('2026-02-04T12:00:00Z') / 1000;
    expect(idsOf(await list(`/v1/invoices?created[gte]=${since}`))).toEqual(['in_i4', 'in_i3']);
    expect(idsOf(await list(`/v1/invoices?created[gte]=${since + 1}`))).toEqual(['in_i4']);
  });

  it('refuses a cursor that it does not have, and an object', async () => {
    expect(await ask('GET', '/v1/invoices?starting_after=in_gone')).toMatchObject({
      status: 400,
      json: { error: { code: 'resource_missing' } },
    });
    expect((await ask('GET', '/v1/invoices/in_gone')).status).toBe(404);
  });

  it('counts in the smallest unit of the currency: cents, but whole yen', async () => {
    expect((await ask('GET', '/v1/invoices/in_i3')).json).toMatchObject({ total: 1250, currency: 'usd' });
    expect((await ask('GET', '/v1/invoices/in_i4')).json).toMatchObject({ total: 13, currency: 'jpy' });
  });

  it('has a dispute as long as the invoice is disputed, and an event of each change', async () => {
    expect((await list('/v1/disputes')).data).toMatchObject([{ id: 'dp_in_i0', status: 'needs_response' }]);
    store.loadInvoices([{ ...invoices[0], status: 'paid', paid_on: '2026-03-01' }]);
    expect((await list('/v1/disputes')).data).toMatchObject([{ id: 'dp_in_i0', status: 'won' }]);
    const types = (await list('/v1/events?types[]=charge.dispute.created&types[]=charge.dispute.closed')).data;
    expect(types.map(({ type }) => type)).toEqual(['charge.dispute.closed', 'charge.dispute.created']);
    expect(world.sent).toEqual([]); // what was not done by hand is left to the schedule
  });

  it('sends, of an invoice left unpaid by hand, a webhook that Stripe could have signed', async () => {
    setHook(TARGET);
    const answer = await ask(
      'POST',
      '/invoices',
      new URLSearchParams({ customer: 'cus_acme', amount: '99' }).toString(),
      {},
    );
    expect(answer).toMatchObject({ status: 303, location: expect.stringMatching(/^\/\?billed=in_hand-\d+$/) });
    const [{ url, body, headers } = { url: '', body: '', headers: {} }] = world.sent;
    expect(url).toBe(TARGET.url);
    const request = { headers, body: Buffer.from(body), now: world.now(), url, method: 'POST' };
    expect(verifyStripe(request, TARGET.secret)).toBe('ok');
    expect(verifyStripe({ ...request, body: Buffer.from(`${body} `) }, TARGET.secret)).toBe('forged');
    expect(JSON.parse(body)).toMatchObject({
      type: 'invoice.overdue',
      data: { object: { total: 9900, status: 'open' } },
    });
    expect((await ask('POST', '/invoices', 'customer=cus_nobody', {})).status).toBe(422);
  });
});
