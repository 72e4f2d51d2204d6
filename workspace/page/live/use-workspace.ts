import { useEffect, useReducer } from 'react';
import { followWorkspace } from './follow-workspace';
import { applyChange, EMPTY_WORKSPACE, type WorkspaceData } from './workspace-data';

/** The workspace as one person sees it, kept up to date through the event stream. */
export function useWorkspace(as: string): WorkspaceData {
  const [data, change] = useReducer(applyChange, EMPTY_WORKSPACE);
  useEffect(() => followWorkspace(as, change), [as]);
  return data;
}
