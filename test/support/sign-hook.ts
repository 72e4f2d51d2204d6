import { signHook } from '../../src/services/hooks/verify-signature';

export const HOOK_SECRET = 'a-secret-of-the-helpdesk';

export type HookCall = {
  deliveryId?: string;
  secrets?: readonly string[]; // signed with each
  at?: Date; // when it was signed
  headers?: Record<string, string>;
};

/** One request of a webhook's sender, as it should be but for what is named. */
export function callHook(url: string, body: string | Buffer, call: HookCall = {}): Promise<Response> {
  const { deliveryId = 'd1', secrets = [HOOK_SECRET], at = new Date(), headers = {} } = call;
  const seconds = Math.floor(at.getTime() / 1000);
  const signatures = secrets.map((secret) => `v1=${signHook(secret, seconds, deliveryId, body)}`);
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-barometer-delivery': deliveryId,
      'x-barometer-signature': [`t=${seconds}`, ...signatures].join(),
      ...headers,
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
}
