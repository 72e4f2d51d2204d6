import { useMemo, type ReactNode } from 'react';
import type { UiMessage } from '../../ui-contract';
import { BlockList } from '../blocks/block-list';
import { useViewer } from '../live/viewer-context';
import { ConfirmDialog } from '../modal/confirm-dialog';
import { SurfaceContext } from '../surface/surface-context';
import { toBlocks } from '../surface/to-blocks';
import { useSurfaceState } from '../surface/use-surface-state';
import { Mrkdwn } from '../text/mrkdwn';
import { AttachmentBox } from './attachment';
import { toAttachments } from './to-attachments';

function Files({ files }: { files: UiMessage['files'] }): ReactNode {
  return files.map(({ id, name, title, altText, bytes, url, mimetype }) => (
    <figure key={id} className="block-image">
      <figcaption>
        <a href={url} target="_blank" rel="noreferrer">
          {title}
        </a>
        {!mimetype.startsWith('image/') && ` ${name}, ${Math.ceil(bytes / 1024)} KB`}
      </figcaption>
      {mimetype.startsWith('image/') && <img src={url} alt={altText === '' ? title : altText} />}
    </figure>
  ));
}

/** The body of a message: its blocks if it has any, else its text; then attachments and files. */
export function MessageContent({
  message,
  onError,
}: {
  message: UiMessage;
  onError: (message: string) => void;
}): ReactNode {
  const { person } = useViewer();
  const blocks = useMemo(() => toBlocks(message.blocks), [message.blocks]);
  const attachments = useMemo(() => toAttachments(message.attachments), [message.attachments]);
  const all = useMemo(
    () => [...blocks, ...attachments.flatMap((attachment) => attachment.blocks)],
    [blocks, attachments],
  );
  const container = { type: 'message', channelId: message.channelId, ts: message.ts } as const;
  const { surface, question } = useSurfaceState({ as: person.id, container, blocks: all, onError });
  const hasBody = blocks.length > 0 || attachments.length > 0;
  return (
    <SurfaceContext value={surface}>
      <BlockList blocks={blocks} />
      {!hasBody && <div className="block-text">{<Mrkdwn text={message.text} />}</div>}
      {attachments.map((attachment, index) => (
        <AttachmentBox key={index} attachment={attachment} />
      ))}
      <Files files={message.files} />
      {question !== null && <ConfirmDialog {...question} />}
    </SurfaceContext>
  );
}
