/**
 * What the page and the server of the local workspace say to each other, over JSON under `/ui/` and one event stream.
 * The page is not part of Slack's Web API: it stands for the Slack client a person looks at.
 */
export type UiPerson = {
  id: string; // U…
  name: string;
  title: string;
  email: string;
  tz: string;
  kind: 'member' | 'guest' | 'external' | 'bot';
};

export type UiChannel = {
  id: string; // C… or D…
  name: string; // without '#'; for a direct message the other person's or the app's name
  kind: 'private' | 'public' | 'dm';
  memberIds: string[];
  isShared: boolean; // with another company
  isArchived: boolean;
};

export type UiMessage = {
  ts: string;
  threadTs: string | null; // null for a parent
  channelId: string;
  authorId: string; // 'app' for the bot, else U…
  text: string;
  blocks: unknown[];
  attachments: unknown[];
  files: { id: string; name: string; title: string; altText: string; bytes: number; url: string; mimetype: string }[];
  editedAt: string | null;
  ephemeral: boolean; // only ever sent to the one person who may read it
  postedAt: string; // ISO instant on the workspace's clock
};

export type UiView = {
  id: string; // V…
  type: 'home' | 'modal';
  hash: string;
  title: string;
  submit: string | null;
  close: string | null;
  blocks: unknown[];
};

/** One signed request to the app and what came of it, so that a late or failed answer is visible. */
export type UiDelivery = {
  id: number;
  kind: 'event' | 'command' | 'action' | 'view_submission' | 'view_closed' | 'block_suggestion';
  label: string;
  outcome: 'pending' | 'acknowledged' | 'late' | 'failed'; // late: no answer within 3 seconds
  status: number | null;
  ms: number | null;
  note?: string; // why it failed, when Slack's client would only say that it did
};

/**
 * How the stand-in misbehaves, for one Web API method or for all ('*').
 * `lost_answer`: the call is carried out, then the connection is cut (or, with `isHeld`, kept silent) instead of answered.
 */
export type UiFault = {
  method: string;
  kind: 'rate_limited' | 'server_error' | 'no_answer' | 'lost_answer' | 'platform_error';
  error?: string; // for platform_error
  retryAfterSeconds?: number; // for rate_limited
  isHeld?: boolean; // for lost_answer
  remaining: number | null; // how many calls it still hits; null: until it is taken away
};

export type UiState = {
  team: { id: string; name: string };
  app: { name: string; command: string };
  now: string; // ISO instant on the workspace's clock
  timeControl: { isAvailable: boolean; isBusy: boolean; label: string }; // label: progress while time moves
  people: UiPerson[];
  channels: UiChannel[]; // those the person may see
  faults: UiFault[];
  deliveries: UiDelivery[]; // newest first, at most 50
};

/** `state.values` exactly as Slack sends them: block_id → action_id → element state. */
export type UiStateValues = Record<string, Record<string, unknown>>;

export type UiActionRequest = {
  as: string;
  container: { type: 'message'; channelId: string; ts: string } | { type: 'view'; viewId: string };
  blockId: string;
  /** The element as drawn plus what the person chose, as Slack puts it into `actions[0]` (without action_ts). */
  action: {
    type: string;
    action_id: string;
    value?: string;
    selected_option?: unknown;
    selected_options?: unknown;
    selected_date?: string;
    selected_time?: string;
    selected_date_time?: number;
    selected_user?: string;
    selected_users?: string[];
    selected_conversation?: string;
    selected_conversations?: string[];
    selected_channel?: string;
    selected_channels?: string[];
  };
  values: UiStateValues;
};

/** `ok: false` carries what Slack's client would say to the person. */
export type UiReply = { ok: true } | { ok: false; message: string };
/** What the app offered for a typed query; `ok: false` when it did not answer, or not as Slack demands. */
export type UiSuggestions = { options: unknown[] } | { option_groups: unknown[] } | { ok: false; message: string };
export type UiSubmitReply =
  { ok: true; closed: boolean } | { ok: false; message?: string; errors?: Record<string, string> };

/**
 * GET  /ui/state?as=U1                         → UiState
 * GET  /ui/channels/:id/messages?as=U1         → UiMessage[] oldest first, threads included, other people's ephemerals never
 * GET  /ui/home?as=U1                          → UiView | null
 * GET  /ui/modals?as=U1                        → UiView[] the open stack, topmost last
 * POST /ui/home/open       { as, tab }         → UiReply       sends app_home_opened
 * POST /ui/command         { as, channelId, text } → UiReply   text begins with '/'
 * POST /ui/message         { as, channelId, text, threadTs? } → UiReply   a person writes
 * POST /ui/action          UiActionRequest     → UiReply
 * POST /ui/suggestion      { as, container, blockId, actionId, value } → UiSuggestions
 * POST /ui/view/submit     { as, viewId, values } → UiSubmitReply
 * POST /ui/view/close      { as, viewId }      → UiReply
 * POST /ui/advance         { days: 1 | 7 }     → UiReply       returns at once; progress comes as `time` events
 * POST /ui/faults          { faults: UiFault[] } → UiReply     replaces the list
 * GET  /ui/files/:id                           → the bytes of an uploaded file
 * GET  /ui/events?as=U1                        → text/event-stream of UiEvent
 */
export type UiEvent =
  | { type: 'channel'; channelId: string } // its messages changed: read them again
  | { type: 'home'; userId: string }
  | { type: 'modals'; userId: string }
  | { type: 'time'; now: string; isBusy: boolean; label: string }
  | { type: 'state' } // people, channels, faults or deliveries changed
  | { type: 'ephemeral'; channelId: string; userId: string };
