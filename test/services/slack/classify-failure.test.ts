import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { classifyFailure } from '../../../src/services/slack/classify-failure';
import { TransportError } from '../../../src/services/slack/transport-error';

const answered = (error: string) => new WebAPIPlatformError({ ok: false, error });
const unreached = (reason: string) => new WebAPIRequestError(new TransportError(reason, {}));

describe('what a failed write means', () => {
  it.each([
    [answered('channel_not_found'), 'human'],
    [answered('invalid_auth'), 'human'],
    [answered('an_error_of_next_year'), 'human'], // Slack refused it: it did not happen
    [answered('message_not_found'), 'gone'],
    [answered('service_unavailable'), 'retry'],
    [answered('internal_error'), 'ambiguous'],
    [answered('fatal_error'), 'ambiguous'],
    [new WebAPIHTTPError(500, 'Server Error', {}), 'ambiguous'],
    [new WebAPIHTTPError(404, 'Not Found', {}), 'human'],
    [new WebAPIHTTPError(429, 'Too Many Requests', {}), 'retry'],
    [unreached('ECONNREFUSED'), 'retry'],
    [unreached('ENOTFOUND'), 'retry'],
    [unreached('UND_ERR_CONNECT_TIMEOUT'), 'retry'],
    [unreached('ECONNRESET'), 'ambiguous'],
    [unreached('UND_ERR_SOCKET'), 'ambiguous'],
    [unreached('timeout'), 'ambiguous'],
    [unreached('CERT_HAS_EXPIRED'), 'human'],
    [unreached('DEPTH_ZERO_SELF_SIGNED_CERT'), 'human'],
    [new Error('something else'), 'ambiguous'],
    ['not even an error', 'ambiguous'],
  ])('%s is %s', (error, kind) => {
    expect(classifyFailure(error).kind).toBe(kind);
  });

  it('a 429 says how long Slack wants to be left alone', () => {
    expect(classifyFailure(new WebAPIRateLimitedError(30))).toEqual({
      kind: 'retry',
      code: 'rate_limited',
      retryAfterMs: 30_000,
    });
  });
});
