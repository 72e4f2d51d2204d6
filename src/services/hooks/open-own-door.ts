import type { Db } from '../../db/client';
import { insertHookDelivery } from '../../db/queries/hook-deliveries';
import type { Stream } from '../../domain/stream';
import { parseHookBody } from '../../ingest/hook/body';
import { decodeBody, type HookDoor, type HookRequest, type Reception, refuse } from './hook-door';
import { verifySignature, type Verdict } from './verify-signature';

/** A source that may call, what its requests are signed with, and the streams it may speak of. */
export type HookSource = { source: string; secret: string; streams: readonly Stream[] };
const DELIVERY_ID = /^[\x21-\x7E]{1,200}$/;
const SIGNATURE_SENTENCES: Record<Exclude<Verdict, 'ok'>, string> = {
  malformed: 'X-Barometer-Signature: expected t=<unix seconds>,v1=<hex HMAC-SHA256>.',
  forged: 'X-Barometer-Signature is not the signature of this delivery.',
  stale: 'X-Barometer-Signature is more than 300 seconds away from now.',
};

/** The door of a system that calls as docs/webhooks.md says. */
export const openOwnDoor = (db: Db, hook: HookSource): HookDoor => ({
  source: hook.source,
  kind: 'own',
  receive: (request) => receiveDelivery(db, hook, request),
});

/** Take one delivery: checked and committed, or refused with the reason. Nothing of the body is looked at before its signature is right. */
async function receiveDelivery(db: Db, hook: HookSource, { headers, body, now }: HookRequest): Promise<Reception> {
  const deliveryId = headers['x-barometer-delivery'] ?? '';
  if (!DELIVERY_ID.test(deliveryId))
    return refuse(400, 'X-Barometer-Delivery: expected an id of 1 to 200 visible ASCII characters.');
  const header = headers['x-barometer-signature'] ?? '';
  const verdict = verifySignature({ secret: hook.secret, header, deliveryId, body, now });
  if (verdict !== 'ok') return refuse(401, SIGNATURE_SENTENCES[verdict]);
  const text = decodeBody(body);
  if (text === null) return refuse(400, 'The body is not UTF-8.');
  const parsed = parseHookBody(text);
  if ('problem' in parsed) return refuse(400, parsed.problem);
  const strange = parsed.parts.find(({ stream }) => !hook.streams.includes(stream));
  if (strange !== undefined) return refuse(400, `${hook.source} may not speak of ${strange.stream}.`);
  const isNew = await insertHookDelivery(db, { source: hook.source, deliveryId, receivedAt: now, body: text });
  return { kind: isNew ? 'accepted' : 'seen' };
}
