import type { Feed } from './feed';
import type { MessageBody, PostedMessage } from './posted-message';

type NewMessage = Pick<PostedMessage, 'channelId' | 'threadTs' | 'authorId' | 'via' | 'ephemeralFor'> &
  MessageBody &
  Partial<Pick<PostedMessage, 'fileIds' | 'metadata'>>;

const toTs = (micros: number) => `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;

/** All messages of the workspace. A ts is unique and rises within its channel even when the clock stands still or falls back. */
export class Messages {
  private readonly all: PostedMessage[] = [];
  private readonly byKey = new Map<string, PostedMessage>();
  private readonly byChannel = new Map<string, PostedMessage[]>();
  private readonly lastMicros = new Map<string, number>();
  private readonly listeners: ((message: PostedMessage) => void)[] = [];

  constructor(
    private readonly now: () => Date,
    private readonly feed: Feed,
  ) {}

  add(fields: NewMessage): PostedMessage {
    const message: PostedMessage = {
      fileIds: [],
      metadata: null,
      versions: [],
      editedAt: null,
      isDeleted: false,
      ...fields,
      ts: this.nextTs(fields.channelId),
      postedAt: this.now(),
    };
    this.all.push(message);
    this.byKey.set(`${message.channelId}/${message.ts}`, message);
    this.inChannel(message.channelId).push(message);
    for (const listener of this.listeners) listener(message);
    this.announce(message);
    return message;
  }

  edit(message: PostedMessage, body: MessageBody): void {
    const { text, blocks, attachments } = message;
    message.versions.push({ body: { text, blocks, attachments }, at: message.editedAt ?? message.postedAt });
    Object.assign(message, body, { editedAt: this.now() });
    this.announce(message);
  }

  remove(message: PostedMessage): void {
    message.isDeleted = true;
    this.announce(message);
  }

  find(channelId: string, ts: string): PostedMessage | null {
    const message = this.byKey.get(`${channelId}/${ts}`);
    return message === undefined || message.isDeleted ? null : message;
  }

  list(): readonly PostedMessage[] {
    return this.all;
  }

  listFor(channelId: string, userId: string): PostedMessage[] {
    return (this.byChannel.get(channelId) ?? []).filter(
      ({ isDeleted, ephemeralFor }) => !isDeleted && (ephemeralFor === null || ephemeralFor === userId),
    );
  }

  onPost(listener: (message: PostedMessage) => void): void {
    this.listeners.push(listener);
  }

  private inChannel(channelId: string): PostedMessage[] {
    const known = this.byChannel.get(channelId) ?? [];
    this.byChannel.set(channelId, known);
    return known;
  }

  private nextTs(channelId: string): string {
    const micros = Math.max(this.now().getTime() * 1000, (this.lastMicros.get(channelId) ?? 0) + 1);
    this.lastMicros.set(channelId, micros);
    return toTs(micros);
  }

  private announce({ channelId, ephemeralFor }: PostedMessage): void {
    if (ephemeralFor === null) this.feed.publish({ type: 'channel', channelId });
    else this.feed.publish({ type: 'ephemeral', channelId, userId: ephemeralFor });
  }
}
