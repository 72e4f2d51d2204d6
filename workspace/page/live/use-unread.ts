import { useEffect } from 'react';
import { countUnread } from './count-unread';
import { advanceMarks, markKey, type ReadMarks } from './read-marks';
import type { WorkspaceData } from './workspace-data';

type Args = {
  personId: string;
  openChannelId: string | null;
  openedAt: string;
  marks: ReadMarks;
  messages: WorkspaceData['messages'];
  onMarks: (change: (marks: ReadMarks) => ReadMarks) => void;
};

/** How many messages wait in a channel; the open one is read as it grows. */
export function useUnread({ personId, openChannelId, openedAt, marks, messages, onMarks }: Args) {
  useEffect(
    () => onMarks((before) => advanceMarks(before, messages, { personId, openChannelId, openedAt })),
    [personId, openChannelId, openedAt, messages, onMarks],
  );
  return (channelId: string): number => {
    const since = marks[markKey(personId, channelId)];
    const isKnown = since !== undefined && channelId !== openChannelId;
    return isKnown ? countUnread(messages[channelId] ?? [], { personId, since }) : 0;
  };
}
