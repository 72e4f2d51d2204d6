import type { UiMessage, UiState, UiView } from '../../ui-contract';

/** All that the page knows of the workspace, as one person sees it. */
export type WorkspaceData = {
  state: UiState | null;
  messages: Readonly<Record<string, UiMessage[]>>;
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

/** The data after one change; changes to different parts do not depend on their order. */
export function applyChange(data: WorkspaceData, change: WorkspaceChange): WorkspaceData {
  switch (change.type) {
    case 'state':
      return { ...data, state: change.state };
    case 'messages':
      return { ...data, messages: { ...data.messages, [change.channelId]: change.messages } };
    case 'home':
      return { ...data, home: change.home };
    case 'modals':
      return { ...data, modals: change.modals };
    case 'time':
      return { ...data, state: moveTime(data.state, change) };
    case 'connection':
      return { ...data, connection: change.connection };
  }
}
