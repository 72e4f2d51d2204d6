import { createHash } from 'node:crypto';
import type { Db } from '../../db/client';
import { insertHookDelivery } from '../../db/queries/hook-deliveries';
import { SourceContractError } from '../../errors';
import type { VendorHook, VendorVerdict } from '../../ingest/pull/vendor-hook';
import { decodeBody, type HookDoor, type HookRequest, type Reception, refuse } from './hook-door';

export type VendorDoor = {
  source: string;
  hook: VendorHook;
  /** What the world calls this process; null: as its requests say (a vendor that signs the address can then be served by one name only). */
  publicUrl: string | null;
};

const DELIVERY_ID = /^[\x21-\x7E]{1,200}$/;
const SENTENCES: Record<Exclude<VendorVerdict, 'ok'>, string> = {
  malformed: 'The request is not signed as its vendor signs.',
  forged: 'The signature is not the one of this request.',
  stale: 'The request was signed more than 300 seconds away from now.',
};

/** The door of a pulled source's vendor. What it brings is kept as it came, once, and read later. */
export const openVendorDoor = (db: Db, door: VendorDoor): HookDoor => ({
  source: door.source,
  kind: 'vendor',
  receive: (request) => receive(db, door, request),
});

async function receive(db: Db, { source, hook, publicUrl }: VendorDoor, request: HookRequest): Promise<Reception> {
  const { method, headers, body, now } = request;
  const verdict = hook.verify({ method, url: toPublicUrl(publicUrl, request), headers, body, now });
  if (verdict !== 'ok') return refuse(401, SENTENCES[verdict]);
  const text = decodeBody(body);
  if (text === null) return refuse(400, 'The body is not UTF-8.');
  const deliveryId = tellApart(hook, request, text);
  if (deliveryId === null) return refuse(400, 'The body is nothing that its vendor documents.');
  const isNew = await insertHookDelivery(db, { source, deliveryId, receivedAt: now, body: text });
  return { kind: isNew ? 'accepted' : 'seen' };
}

function toPublicUrl(publicUrl: string | null, { url, headers }: HookRequest): string {
  return `${publicUrl?.replace(/\/+$/, '') ?? `https://${headers['host'] ?? ''}`}${url}`;
}

/** By the vendor's own id, else by the bytes. Null when the vendor's id cannot be read. */
function tellApart(hook: VendorHook, { headers, body }: HookRequest, text: string): string | null {
  try {
    const id = hook.deliveryId({ headers, text }) ?? '';
    return DELIVERY_ID.test(id)
      ? id
      : createHash('sha256')
          .update(id === '' ? body : id)
          .digest('hex');
  } catch (error) {
    if (error instanceof SourceContractError) return null;
    throw error;
  }
}
