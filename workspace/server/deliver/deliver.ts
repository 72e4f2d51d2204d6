import type { UiDelivery } from '../../ui-contract';
import type { JsonObject } from '../json';
import { ACK_TIMEOUT_MS } from '../workspace-settings';
import type { World } from '../world';
import { postSigned, type AppAnswer, type SignedRequest } from './post-signed';

export type Delivered =
  | { outcome: 'acknowledged'; answer: AppAnswer; delivery: UiDelivery }
  | { outcome: 'failed'; answer: AppAnswer | null; delivery: UiDelivery }
  | { outcome: 'late'; answer: null; delivery: UiDelivery };

type What = { kind: UiDelivery['kind']; label: string };

async function attempt(world: World, signed: SignedRequest, timeout: AbortSignal): Promise<AppAnswer | null> {
  if (world.appUrl === null) return null;
  const signing = { secret: world.settings.signingSecret, realNowMs: world.realNowMs() };
  try {
    const either = AbortSignal.any([timeout, world.closing.signal]);
    return await postSigned(world.appUrl, signing, signed, either);
  } catch {
    return null; // refused, cut or aborted: the delivery says which
  }
}

/** Sends one signed request and waits three seconds for the app's answer; what came of it stands in the delivery log. */
export async function deliver(world: World, { kind, label }: What, signed: SignedRequest): Promise<Delivered> {
  const delivery = world.deliveries.begin(kind, label);
  const startedAt = performance.now();
  const timeout = AbortSignal.timeout(world.settings.ackTimeoutMs ?? ACK_TIMEOUT_MS);
  const answer = await attempt(world, signed, timeout);
  const end = (outcome: 'acknowledged' | 'failed' | 'late') =>
    world.deliveries.end(delivery, {
      outcome,
      status: answer?.status ?? null,
      ms: Math.round(performance.now() - startedAt),
    });
  if (answer !== null && answer.status >= 200 && answer.status < 300) {
    end('acknowledged');
    return { outcome: 'acknowledged', answer, delivery };
  }
  if (answer === null && timeout.aborted) {
    end('late');
    return { outcome: 'late', answer, delivery };
  }
  end('failed');
  return { outcome: 'failed', answer, delivery };
}

export function asForm(fields: Record<string, string>): SignedRequest {
  return { contentType: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

/** Interactions travel as one form field holding JSON. */
export const asPayload = (payload: JsonObject): SignedRequest => asForm({ payload: JSON.stringify(payload) });
