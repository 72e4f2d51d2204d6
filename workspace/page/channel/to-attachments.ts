import { toBlocks } from '../surface/to-blocks';
import type { Attachment } from './attachment';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function toAttachment(raw: Record<string, unknown>): Attachment {
  const text = (key: string) => (typeof raw[key] === 'string' ? { [key]: raw[key] } : {});
  return {
    ...text('color'),
    ...text('text'),
    ...text('fallback'),
    ...text('title'),
    blocks: Array.isArray(raw['blocks']) ? toBlocks(raw['blocks']) : [],
  };
}

/** The attachments of a message with their blocks typed; a colour without `#` gets one, as Slack allows both. */
export function toAttachments(attachments: readonly unknown[]): Attachment[] {
  return attachments.filter(isRecord).map((raw) => {
    const attachment = toAttachment(raw);
    const isBareHex = /^[0-9a-f]{3,8}$/i.test(attachment.color ?? '');
    return isBareHex ? { ...attachment, color: `#${attachment.color}` } : attachment;
  });
}
