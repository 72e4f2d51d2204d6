import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { VendorRequest, VendorVerdict } from '../../../src/ingest/pull/vendor-hook';
import { verifyBarometer } from '../../../src/ingest/webhooks/verify-barometer';
import { verifyChargebee } from '../../../src/ingest/webhooks/verify-chargebee';
import { verifyHubspot } from '../../../src/ingest/webhooks/verify-hubspot';
import { verifyIntercom } from '../../../src/ingest/webhooks/verify-intercom';
import { verifySegment } from '../../../src/ingest/webhooks/verify-segment';
import { verifyStripe } from '../../../src/ingest/webhooks/verify-stripe';
import { verifyTypeform } from '../../../src/ingest/webhooks/verify-typeform';
import { verifyZendesk } from '../../../src/ingest/webhooks/verify-zendesk';
import { signHook } from '../../../src/services/hooks/verify-signature';

const SECRET = 's3cr3t';
const BODY = '{"type":"track","event":"Logged In","userId":"u1"}';
const SECONDS = 1_795_290_676;
const SIGNED_AT = new Date(SECONDS * 1000);
const URL = 'https://app.example.test/hooks/hubspot';
const secondsFrom = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);

const STRIPE = '661fc5daf9bad739753166a66a5dec6239e3e19fdd535d52b27341ce9d66c1db';
const ZENDESK_AT = '2026-11-21T19:50:00Z';
type Vector = {
  verify: (request: VendorRequest, secret: string) => VendorVerdict;
  headers: Record<string, string>;
  signedAt: Date | null; // null: the vendor signs no time
};
/** Signatures of the five first were made by the vendors' own kits or documents, not by this code. */
const VECTORS: Record<string, Vector> = {
  segment: {
    verify: verifySegment,
    headers: { 'x-signature': 'c60785eeaf74311cd873252451d4ada3e7bf9390' },
    signedAt: null,
  },
  intercom: {
    verify: verifyIntercom,
    headers: { 'x-hub-signature': 'sha1=c60785eeaf74311cd873252451d4ada3e7bf9390' },
    signedAt: null,
  },
  stripe: { verify: verifyStripe, headers: { 'stripe-signature': `t=${SECONDS},v1=${STRIPE}` }, signedAt: SIGNED_AT },
  zendesk: {
    verify: verifyZendesk,
    headers: {
      'x-zendesk-webhook-signature': 'QkY8x5nkOcJj953Wy1Aozlxcxs95++aq63sWYhheW7o=',
      'x-zendesk-webhook-signature-timestamp': ZENDESK_AT,
    },
    signedAt: new Date(ZENDESK_AT),
  },
  hubspot: {
    verify: verifyHubspot,
    headers: {
      'x-hubspot-signature-v3': 'fnS8KaNBheP7PiDM+7ftCFARimQzz5DsOGCK8r4+S0g=',
      'x-hubspot-request-timestamp': `${SECONDS}000`,
    },
    signedAt: SIGNED_AT,
  },
  typeform: {
    verify: verifyTypeform,
    headers: { 'typeform-signature': `sha256=${createHmac('sha256', SECRET).update(BODY).digest('base64')}` },
    signedAt: null,
  },
  barometer: {
    verify: verifyBarometer,
    headers: {
      'x-barometer-delivery': 'd1',
      'x-barometer-signature': `t=${SECONDS},v1=${signHook(SECRET, SECONDS, 'd1', BODY)}`,
    },
    signedAt: SIGNED_AT,
  },
};

const requestOf = ({ headers, signedAt }: Vector, more: Partial<VendorRequest> = {}): VendorRequest => ({
  method: 'POST',
  url: URL,
  headers,
  body: Buffer.from(BODY),
  now: signedAt ?? SIGNED_AT,
  ...more,
});
const signatureHeader = ({ headers }: Vector): string =>
  Object.keys(headers).find((name) => name.includes('signature') && !name.includes('timestamp')) ?? '';
const withSignature = (vector: Vector, value: string) => ({
  headers: { ...vector.headers, [signatureHeader(vector)]: value },
});

describe.each(Object.entries(VECTORS))('a request of %s', (_name, vector) => {
  const { verify, headers } = vector;
  const signature = headers[signatureHeader(vector)] ?? '';

  it('signed as the vendor does is right', () => {
    expect(verify(requestOf(vector), SECRET)).toBe('ok');
  });

  it('with another body, to the byte, or another secret is forged', () => {
    expect(verify(requestOf(vector, { body: Buffer.from(`${BODY} `) }), SECRET)).toBe('forged');
    expect(verify(requestOf(vector), `${SECRET}t`)).toBe('forged');
  });

  it('without a signature, or with one of another length, is malformed', () => {
    expect(verify(requestOf(vector, { headers: {} }), SECRET)).toBe('malformed');
    expect(verify(requestOf(vector, withSignature(vector, signature.slice(0, -2))), SECRET)).toBe('malformed');
    expect(verify(requestOf(vector, withSignature(vector, `${signature}aa`)), SECRET)).toBe('malformed');
  });

  it('with anything at all in its headers never throws, and is never right by chance', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, two) => {
        const names = Object.keys(headers);
        const garbage = Object.fromEntries(names.map((name, at) => [name, at === 0 ? one : two]));
        expect(verify(requestOf(vector, { headers: garbage }), SECRET)).not.toBe('ok');
      }),
    );
  });
});

describe.each(Object.entries(VECTORS).filter(([, { signedAt }]) => signedAt !== null))(
  'the clock of %s',
  (_name, vector) => {
    const at = vector.signedAt ?? SIGNED_AT;

    it.each([
      [-301, 'stale'],
      [-300, 'ok'],
      [300, 'ok'],
      [301, 'stale'],
    ])('%d s from ours is %s', (seconds, verdict) => {
      expect(vector.verify(requestOf(vector, { now: secondsFrom(at, seconds) }), SECRET)).toBe(verdict);
    });

    it('is looked at only where the signature is right', () => {
      const now = secondsFrom(at, 86_400);
      expect(vector.verify(requestOf(vector, { now }), 'another')).toBe('forged');
    });
  },
);

describe('a secret that is being changed', () => {
  const stripe = (header: string) =>
    verifyStripe(
      requestOf({ verify: verifyStripe, headers: { 'stripe-signature': header }, signedAt: SIGNED_AT }),
      SECRET,
    );

  it('Stripe signs with both: one must be right, wherever it stands', () => {
    const other = 'a'.repeat(64);
    expect(stripe(`t=${SECONDS},v1=${other},v1=${STRIPE}`)).toBe('ok');
    expect(stripe(`t=${SECONDS},v1=${STRIPE},v1=${other},v0=${other}`)).toBe('ok');
    expect(stripe(`t=${SECONDS},v1=${other},v1=${other}`)).toBe('forged');
  });

  it('v0 counts for nothing, two times for no time', () => {
    expect(stripe(`t=${SECONDS},v0=${STRIPE}`)).toBe('malformed');
    expect(stripe(`t=${SECONDS},t=1,v1=${STRIPE}`)).toBe('malformed');
  });
});

describe('the address that HubSpot signs', () => {
  const sign = (url: string) => createHmac('sha256', SECRET).update(`POST${url}${BODY}${SECONDS}000`).digest('base64');
  const verdict = (url: string, signed: string) =>
    verifyHubspot(
      {
        method: 'POST',
        url,
        body: Buffer.from(BODY),
        now: SIGNED_AT,
        headers: { 'x-hubspot-signature-v3': sign(signed), 'x-hubspot-request-timestamp': `${SECONDS}000` },
      },
      SECRET,
    );

  it('is the public one: another host, path or scheme is forged', () => {
    for (const other of ['http://app.example.test/hooks/hubspot', 'https://10.0.0.1/hooks/hubspot', `${URL}/`])
      expect(verdict(other, URL)).toBe('forged');
  });

  it('has the documented escapes decoded, and no others', () => {
    const encoded = `${URL}?a=%3A%2F%3F%40%21%24%27%28%29%2a%2C%3B&b=%20%26`;
    expect(verdict(encoded, `${URL}?a=:/?@!$'()*,;&b=%20%26`)).toBe('ok');
    expect(verdict(encoded, encoded)).toBe('forged');
  });
});

describe('Chargebee, which signs nothing', () => {
  const verdict = (authorization?: string) =>
    verifyChargebee(
      requestOf({
        verify: verifyChargebee,
        headers: authorization === undefined ? {} : { authorization },
        signedAt: null,
      }),
      'hook:pässword',
    );
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  it.each<[string | undefined, VendorVerdict]>([
    [basic('hook:pässword'), 'ok'],
    [basic('hook:pässwort'), 'forged'],
    [basic('hook:pässword '), 'forged'],
    [basic(''), 'malformed'],
    ['Bearer hook:pässword', 'malformed'],
    [undefined, 'malformed'],
  ])('with %s is %s', (authorization, expected) => {
    expect(verdict(authorization)).toBe(expected);
  });
});
