/** A request as it came, and when. Header names are lower case; `url`: path and query. */
export type HookRequest = {
  method: string;
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
  now: Date;
};
export type Reception =
  { kind: 'accepted' } | { kind: 'seen' } | { kind: 'refused'; status: 400 | 401; sentence: string };

/**
 * Where one source's webhooks come in, under /hooks/<source>. `own`: whoever calls follows docs/webhooks.md; `vendor`: the vendor of a pulled source,
 * which calls as it always does.
 */
export type HookDoor = {
  source: string;
  kind: 'own' | 'vendor';
  /** Checked and committed, or refused with the reason. Nothing of the body is looked at before its signature is right. */
  receive: (request: HookRequest) => Promise<Reception>;
};

export const refuse = (status: 400 | 401, sentence: string): Reception => ({ kind: 'refused', status, sentence });

/** The text of a body, or null when it is not UTF-8. */
export function decodeBody(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null; // the platform's own way to say no
  }
}
