import type { KnownBlock, ModalView } from '@slack/types';
import { LIMITS } from '../limits';
import { plain } from '../mrkdwn';

type Form = { callbackId: string; metadata: string; title: string; submit: string; blocks: KnownBlock[] };

/** A window that is filled in and sent. `metadata`: ids only, for the client sees it. */
export function buildForm({ callbackId, metadata, title, submit, blocks }: Form): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plain(title, LIMITS.viewTitle),
    submit: plain(submit, LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    blocks,
  };
}
