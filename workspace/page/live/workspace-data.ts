import type { UiMessage, UiState, UiView } from '../../ui-contract';
import { keepSame, keepSameEntries } from './keep-same';

export type MessagesByChannel = Readonly<Record<string, readonly UiMessage[]>>;

/** All that the page knows of the workspace, as one person sees it. */
export type WorkspaceData = {
  state: UiState | null;
  messages: MessagesByChannel;
  home: UiView | null;
  modals: UiView[];
  connection: 'connecting' | 'live' | 'lost';
};

export type WorkspaceChange =
  | { type: 'state'; state: UiState }
  | { type: 'messages'; channelId: string; messages: UiMessage[] }
  | { type: 'home'; home: UiView | null }
  | { type: 'modals'; modals: UiView[] }
  | { type: 'time'; now: string; isBusy: boolean; label: string }
  | { type: 'connection'; connection: WorkspaceData['connection'] };

export const EMPTY_WORKSPACE: WorkspaceData = {
  state: null,
  messages: {},
  home: null,
  modals: [],
  connection: 'connecting',
};

function moveTime(state: UiState | null, change: Extract<WorkspaceChange, { type: 'time' }>): UiState | null {
  if (state === null) return null;
  return {
    ...state,
    now: change.now,
    timeControl: { ...state.timeControl, isBusy: change.isBusy, label: change.label },
  };
}

/** Deliveries come by the minute; people and channels hardly ever change, and every message looks at them. */
function keepParts(before: UiState | null, next: UiState): UiState {
  const { people, channels, app } = next;
  return {
    ...next,
    people: keepSame(before?.people, people),
    channels: keepSame(before?.channels, channels),
    app: keepSame(before?.app, app),
  };
}

function withChannel(
  messages: MessagesByChannel,
  { channelId, messages: next }: Extract<WorkspaceChange, { type: 'messages' }>,
): MessagesByChannel {
  const kept = keepSameEntries(messages[channelId], next);
  return kept === messages[channelId] ? messages : { ...messages, [channelId]: kept };
}

/** The data after one change; changes to different parts do not depend on their order. */
export function applyChange(data: WorkspaceData, change: WorkspaceChange): WorkspaceData {
  switch (change.type) {
    case 'state':
      return { ...data, state: keepParts(data.state, change.state) };
    case 'messages':
      return { ...data, messages: withChannel(data.messages, change) };
    case 'home':
      return { ...data, home: keepSame(data.home, change.home) };
    case 'modals':
      return { ...data, modals: keepSame(data.modals, change.modals) };
    case 'time':
      return { ...data, state: moveTime(data.state, change) };
    case 'connection':
      return { ...data, connection: change.connection };
  }
}
