import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { TransportError } from './transport-error';

/**
 * What a failed write means for its outbox row:
 * `retry` it certainly did not happen and may work later · `human` it did not happen and someone must mend something first ·
 * `gone` there is nothing left to write to · `ambiguous` it may have happened.
 */
export type Failure =
  { kind: 'retry'; code: string; retryAfterMs: number | null } | { kind: 'human' | 'gone' | 'ambiguous'; code: string };

/** Slack says of these that part of the operation may have succeeded. */
const AMBIGUOUS_ERRORS = new Set(['internal_error', 'fatal_error']);
const PASSING_ERRORS = new Set([
  'ratelimited',
  'rate_limited',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);
const GONE_ERRORS = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found']);
/** The request never left: nothing answered at the address, or there is no address. */
const UNSENT_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function classifyFailure(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'retry', code: 'rate_limited', retryAfterMs: error.retryAfter * 1_000 };
  if (error instanceof WebAPIPlatformError) return classifyPlatform(error.data.error);
  if (error instanceof WebAPIHTTPError) return classifyHttp(error.statusCode);
  if (error instanceof WebAPIRequestError) return classifyRequest(error.original);
  return { kind: 'ambiguous', code: error instanceof Error ? error.message : 'unknown_error' };
}

/** Errors not known here are for a human: they did not happen, and repeating them at speed would not help. */
function classifyPlatform(code: string): Failure {
  if (AMBIGUOUS_ERRORS.has(code)) return { kind: 'ambiguous', code };
  if (PASSING_ERRORS.has(code)) return { kind: 'retry', code, retryAfterMs: null };
  return { kind: GONE_ERRORS.has(code) ? 'gone' : 'human', code };
}

function classifyHttp(status: number): Failure {
  const code = `http_${status}`;
  if (status === 429) return { kind: 'retry', code, retryAfterMs: null };
  return { kind: status >= 500 ? 'ambiguous' : 'human', code };
}

/** A certificate is refused before anything is sent. */
const CERTIFICATE_CODE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL/;

function classifyRequest(error: Error): Failure {
  const code = error instanceof TransportError ? error.reason : error.message;
  if (CERTIFICATE_CODE.test(code)) return { kind: 'human', code };
  return UNSENT_CODES.has(code) ? { kind: 'retry', code, retryAfterMs: null } : { kind: 'ambiguous', code };
}
