export type WorkspaceUser = {
  id: string; // U…
  name: string; // handle
  realName: string;
  title: string;
  email: string;
  tz: string; // IANA
  kind: 'member' | 'guest' | 'single_channel_guest' | 'external' | 'bot';
  isDeleted?: boolean;
  teamId?: string; // of an external person's own company
};

export type WorkspaceChannel = {
  id: string; // C…
  name: string; // without '#'
  isPrivate: boolean;
  memberIds: string[];
  isShared?: boolean; // with another company
  isArchived?: boolean;
  botIsMember: boolean;
};

export type PageAssets = { html: string; js: string; css: string };

export type WorkspaceSettings = {
  host: string;
  port: number; // 0: any free one
  appUrl: string | null; // where signed requests go; may be set later
  signingSecret: string;
  botToken: string; // xoxb-…
  botScopes: readonly string[]; // from the app's manifest
  team: { id: string; name: string };
  app: { id: string; name: string; botUserId: string; botId: string; commands: readonly string[] };
  users: readonly WorkspaceUser[];
  channels: readonly WorkspaceChannel[];
  /** The workspace's clock: message ts, edits, `postedAt`. May stand still or jump. */
  now: () => Date;
  /** The real clock in milliseconds: signatures, trigger ids, response urls. */
  realNowMs?: () => number;
  /** Moves time; the workspace runs one at a time. */
  onAdvance?: (days: number, report: (label: string, now: Date) => void) => Promise<void>;
  pageAssets?: () => Promise<PageAssets>; // absent: headless
  ackTimeoutMs?: number; // Slack: 3000
  eventRetryDelaysMs?: readonly number[]; // Slack: at once, 1 min, 5 min; here shorter
};

export const ACK_TIMEOUT_MS = 3_000; // docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
export const TRIGGER_LIFETIME_MS = 3_000;
export const RESPONSE_URL_LIFETIME_MS = 30 * 60_000;
export const RESPONSE_URL_USES = 5;
export const EVENT_RETRY_DELAYS_MS = [0, 500, 2_000];
