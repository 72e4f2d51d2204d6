import type { RenderedFile } from '../../domain/report';
import type { MessagePlace } from './gateway';
import type { WebClients } from './web-clients';

/** Bytes that Slack holds and shows to nobody yet. */
export type UploadedFile = { id: string; title: string };

/** Uploading went wrong before anything was shown to anybody: it may be done again. */
export class NotSharedError extends Error {
  constructor(cause: unknown) {
    super('the files could not be uploaded', { cause });
  }
}

export type SlackFiles = {
  /** Uploads and shows files in one message, in a thread or at the foot of a conversation; `channelId` is never a user's. */
  shareFiles: (files: readonly RenderedFile[], place: FilePlace) => Promise<void>;
};
export type FilePlace = Pick<MessagePlace, 'channelId'> & { threadTs?: string; comment?: string };

const TIMEOUT_MS = 30_000;

type Deps = Pick<WebClients, 'writes'> & { fetch?: typeof fetch };

/**
 * https://docs.slack.dev/messaging/working-with-files: an address is asked for, the bytes go there, and the last call shows them.
 * Only that one makes something people see; it is made once. Throws NotSharedError before it, what the web client threw in it.
 */
export function createSlackFiles({ writes, fetch: post = fetch }: Deps): SlackFiles {
  const upload = async (file: RenderedFile): Promise<UploadedFile> => {
    const { upload_url: url, file_id: id } = await writes.files.getUploadURLExternal({
      filename: file.name,
      length: file.bytes.length,
      ...(file.altText === null ? {} : { alt_text: file.altText.slice(0, 1000) }),
    });
    if (url === undefined || id === undefined) throw new Error('files.getUploadURLExternal named no address');
    const response = await post(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(file.bytes),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`upload answered ${response.status}`);
    return { id, title: file.title };
  };
  return {
    async shareFiles(files, { channelId, threadTs, comment }) {
      const uploaded = await Promise.all(files.map(upload)).catch((cause: unknown) => {
        throw new NotSharedError(cause);
      });
      const [first, ...rest] = uploaded;
      if (first === undefined) throw new Error('no file to share');
      const shown: [UploadedFile, ...UploadedFile[]] = [first, ...rest];
      const said = comment === undefined ? {} : { initial_comment: comment };
      const target =
        threadTs === undefined ? { channel_id: channelId } : { channel_id: channelId, thread_ts: threadTs };
      await writes.files.completeUploadExternal({ ...target, ...said, files: shown });
    },
  };
}
