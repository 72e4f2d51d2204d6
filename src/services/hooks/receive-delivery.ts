import type { Db } from '../../db/client';
import { insertHookDelivery } from '../../db/queries/hook-deliveries';
import type { Stream } from '../../domain/stream';
import { parseHookBody } from '../../ingest/hook/body';
import { verifySignature, type Verdict } from './verify-signature';

/** A source that may call, what its requests are signed with, and the streams it may speak of. */
export type HookSource = { source: string; secret: string; streams: readonly Stream[] };
export type HookRequest = {
  deliveryId: string | null;
  signature: string | null;
  body: Buffer;
  now: Date;
};
export type Reception =
  { kind: 'accepted' } | { kind: 'seen' } | { kind: 'refused'; status: 400 | 401; sentence: string };

const DELIVERY_ID = /^[\x21-\x7E]{1,200}$/;
const SIGNATURE_SENTENCES: Record<Exclude<Verdict, 'ok'>, string> = {
  malformed: 'X-Barometer-Signature: expected t=<unix seconds>,v1=<hex HMAC-SHA256>.',
  forged: 'X-Barometer-Signature is not the signature of this delivery.',
  stale: 'X-Barometer-Signature is more than 300 seconds away from now.',
};

/** Take one delivery: checked and committed, or refused with the reason. Nothing of the body is looked at before its signature is right. */
export async function receiveDelivery(db: Db, hook: HookSource, request: HookRequest): Promise<Reception> {
  const { deliveryId, signature, body, now } = request;
  if (deliveryId === null || !DELIVERY_ID.test(deliveryId))
    return refuse(400, 'X-Barometer-Delivery: expected an id of 1 to 200 visible ASCII characters.');
  const verdict = verifySignature({ secret: hook.secret, header: signature ?? '', deliveryId, body, now });
  if (verdict !== 'ok') return refuse(401, SIGNATURE_SENTENCES[verdict]);
  const text = decode(body);
  if (text === null) return refuse(400, 'The body is not UTF-8.');
  const parsed = parseHookBody(text);
  if ('problem' in parsed) return refuse(400, parsed.problem);
  const strange = parsed.parts.find(({ stream }) => !hook.streams.includes(stream));
  if (strange !== undefined) return refuse(400, `${hook.source} may not speak of ${strange.stream}.`);
  const isNew = await insertHookDelivery(db, { source: hook.source, deliveryId, receivedAt: now, body: text });
  return { kind: isNew ? 'accepted' : 'seen' };
}

const refuse = (status: 400 | 401, sentence: string): Reception => ({ kind: 'refused', status, sentence });

function decode(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null; // the platform's own way to say no
  }
}
