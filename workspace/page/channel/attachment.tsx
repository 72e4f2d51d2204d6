import type { KnownBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { BlockList } from '../blocks/block-list';
import { Mrkdwn } from '../text/mrkdwn';

const NAMED_COLOURS: Record<string, string> = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };

export type Attachment = { color?: string; text?: string; fallback?: string; title?: string; blocks: KnownBlock[] };

/** A legacy attachment: the only way to a colour bar beside a message. */
export function AttachmentBox({ attachment }: { attachment: Attachment }): ReactNode {
  const { color = '#dddddd', text, title, fallback, blocks } = attachment;
  return (
    <div className="attachment">
      <span className="attachment-bar" style={{ background: NAMED_COLOURS[color] ?? color }} />
      <div className="attachment-body">
        {title !== undefined && <strong>{title}</strong>}
        {blocks.length > 0 ? (
          <BlockList blocks={blocks} />
        ) : (
          <div className="block-text">{<Mrkdwn text={text ?? fallback ?? ''} />}</div>
        )}
      </div>
    </div>
  );
}
