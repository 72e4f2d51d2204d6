import type { JsonObject } from '../json';

export type MessageBody = { text: string; blocks: JsonObject[]; attachments: JsonObject[] };

export type PostedMessage = MessageBody & {
  channelId: string;
  ts: string;
  threadTs: string | null; // null for a parent
  authorId: string; // 'app' for the bot, else U…
  via: 'chat.postMessage' | 'chat.postEphemeral' | 'response_url' | 'command_ack' | 'file' | 'person';
  ephemeralFor: string | null; // the one person who may read it
  fileIds: string[];
  metadata: JsonObject | null;
  postedAt: Date;
  editedAt: Date | null;
  isDeleted: boolean;
  versions: { body: MessageBody; at: Date }[]; // what it said before each edit, oldest first
};
