import { randomBytes } from 'node:crypto';
import {
  RESPONSE_URL_LIFETIME_MS,
  RESPONSE_URL_USES,
  TRIGGER_LIFETIME_MS,
  type WorkspaceSettings,
} from '../workspace-settings';

type Trigger = { userId: string; bornAtMs: number; isUsed: boolean; viewId: string | null };
export type ResponseUrl = {
  userId: string;
  channelId: string;
  original: { ts: string; isEphemeral: boolean; threadTs: string | null } | null; // the message that was acted on
  bornAtMs: number;
  uses: number;
};

type TriggerError = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Trigger ids: 3 seconds, one use. Answers whose it is, or Slack's error. */
export function createTriggers(settings: WorkspaceSettings, realNowMs: () => number) {
  const triggers = new Map<string, Trigger>();
  return {
    issue(userId: string, viewId: string | null): string {
      const id = `${realNowMs()}.${settings.team.id.replaceAll(/\D/g, '') || '1'}.${randomBytes(16).toString('hex')}`;
      triggers.set(id, { userId, viewId, bornAtMs: realNowMs(), isUsed: false });
      return id;
    },
    exchange(id: string): { userId: string; viewId: string | null } | { error: TriggerError } {
      const trigger = triggers.get(id);
      if (trigger === undefined) return { error: 'invalid_trigger_id' };
      if (trigger.isUsed) return { error: 'exchanged_trigger_id' };
      if (realNowMs() - trigger.bornAtMs > TRIGGER_LIFETIME_MS) return { error: 'expired_trigger_id' };
      trigger.isUsed = true;
      return trigger;
    },
  };
}

/** Response urls: 30 minutes, five uses. */
export function createResponseUrls(realNowMs: () => number) {
  const urls = new Map<string, ResponseUrl>();
  return {
    issue(fields: Pick<ResponseUrl, 'userId' | 'channelId' | 'original'>): string {
      const secret = randomBytes(12).toString('hex');
      urls.set(secret, { ...fields, bornAtMs: realNowMs(), uses: 0 });
      return secret;
    },
    use(secret: string): ResponseUrl | { error: 'expired_url' | 'used_url' | 'no_such_url' } {
      const url = urls.get(secret);
      if (url === undefined) return { error: 'no_such_url' };
      if (realNowMs() - url.bornAtMs > RESPONSE_URL_LIFETIME_MS) return { error: 'expired_url' };
      if (url.uses >= RESPONSE_URL_USES) return { error: 'used_url' };
      url.uses += 1;
      return url;
    },
  };
}

export type Triggers = ReturnType<typeof createTriggers>;
export type ResponseUrls = ReturnType<typeof createResponseUrls>;
